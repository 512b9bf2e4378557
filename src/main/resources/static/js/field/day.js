/**
 * The order of a day: which tasks are one visit, what stands first, how far along it is. Plain functions of what the
 * server told, what was entered on this phone, and the moment.
 */

const MINUTE_MS = 60_000;

/** An ISO-8601 duration of days, hours, minutes and seconds, in ms. */
export const duration = (text) => {
  const [, days, hours, minutes, seconds] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text ?? 'PT0S') ?? [];
  return (((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000;
};

/** Where a task stands at a moment: "done", "missed", "overdue", "due" or "upcoming". */
export const stateOf = (task, now) => {
  if (task.done) return 'done';
  if (now > Date.parse(task.dueUntil)) {
    return task.missedAfter && now > Date.parse(task.missedAfter) ? 'missed' : 'overdue';
  }
  return now < Date.parse(task.dueFrom) ? 'upcoming' : 'due';
};

/** Whether a task may be done at a moment: from a little before its window on. */
export const isDoable = (task, now) => task.mayDo && !task.done && now >= Date.parse(task.dueFrom) - duration(task.early);

/** Whether a task stands before all others. */
export const isUrgent = (task) => task.urgency !== 'ROUTINE';

/** Whether a task is at or under a node of the tree. */
export const liesIn = (task, area) => `${task.area ?? ''}.`.startsWith(`${area}.`);

/** Tasks as they stand with what was entered on this phone and the server has not yet told back. */
export const withEntries = (tasks, records, byName) => {
  const byTask = new Map();
  for (const record of records) byTask.set(record.task, [...(byTask.get(record.task) ?? []), record]);
  return tasks.map((task) => {
    const own = byTask.get(task.id);
    if (!own) return task;
    const counted = own.filter(({ state }) => state !== 'refused');
    const last = counted.at(-1);
    const done = task.done ?? (last ? { at: last.entry.at ?? new Date(last.savedAt).toISOString(), byName, late: false } : null);
    return { ...task, done, entries: own };
  });
};

/** The tasks of entries that were refused which the server tells no more: over, or somebody else's by now. */
export const gone = (tasks, refused) => {
  const told = new Set(tasks.map(({ id }) => id));
  const about = refused.map((record) => record.about?.task).filter((task) => task && !told.has(task.id));
  return [...new Map(about.map((task) => [task.id, { ...task, joins: false }])).values()];
};

const joinsNow = (task, now) => task.joins && task.household && !isUrgent(task) && !task.done && stateOf(task, now) !== 'missed';

/** Tasks of one home that can be done together now are one; those to come are one by their window. */
const keyOf = (task, now) => {
  if (!joinsNow(task, now)) return task.id;
  return isDoable(task, now) ? `${task.household} now` : `${task.household} ${task.dueFrom} ${task.dueUntil}`;
};

/** Of each person one task of each kind: what is due first goes first, the next is a visit of its own. */
const apart = (tasks) => {
  const rounds = [];
  for (const task of tasks) {
    const round = rounds.find((each) => !each.some((other) => other.person === task.person && other.kind === task.kind));
    if (round) round.push(task);
    else rounds.push([task]);
  }
  return rounds;
};

const byDue = (a, b) => Date.parse(a.dueUntil) - Date.parse(b.dueUntil) || Date.parse(a.dueFrom) - Date.parse(b.dueFrom) || (a.id < b.id ? -1 : 1);

const RANK = { overdue: 0, due: 0, upcoming: 1, missed: 2, done: 3 };

const visit = (tasks, households, now) => {
  const household = households.get(tasks[0].household) ?? null;
  const state = tasks.map((task) => stateOf(task, now)).sort((a, b) => RANK[a] - RANK[b])[0];
  const until = Math.min(...tasks.map((task) => Date.parse(task.dueUntil)));
  const from = Math.min(...tasks.map((task) => Date.parse(task.dueFrom)));
  const { address, room } = household ?? tasks[0];
  const doable = tasks.some((task) => isDoable(task, now));
  return { id: tasks[0].id, tasks, household, address, room, state, from, until, doable, urgent: isUrgent(tasks[0]) };
};

const URGENCY = ['ROUTINE', 'ALARM', 'DANGER'];

/** Where no place on the way is known. */
const LAST = Number.MAX_SAFE_INTEGER;

/** Where the way goes on from: after the door where the worker is, before those that were passed. */
const passed = ({ cell, buildingOrder }, from) =>
  (from && cell === from.cell && (buildingOrder ?? LAST) < (from.buildingOrder ?? LAST) ? 1 : 0);

/** Where on the way a visit is: its household, or what its task says of a place that is none. */
const spot = ({ household, tasks: [task] }) => {
  if (household) return household;
  return (task.order ?? null) === null ? {} : { cell: task.area, buildingOrder: task.order };
};

const walking = (a, b, from) => {
  const { cell: aCell = '', buildingOrder: aBuilding = LAST, roomOrder: aRoom = LAST } = spot(a);
  const { cell: bCell = '', buildingOrder: bBuilding = LAST, roomOrder: bRoom = LAST } = spot(b);
  if (aCell !== bCell) {
    if (from && (aCell === from.cell || bCell === from.cell)) return aCell === from.cell ? -1 : 1;
    return aCell < bCell ? -1 : 1;
  }
  return passed(spot(a), from) - passed(spot(b), from)
    || aBuilding - bBuilding || (a.address < b.address ? -1 : a.address > b.address ? 1 : aRoom - bRoom);
};

const RADIANS = Math.PI / 180;

/** In metres, over the distances of a cell. */
export const distance = (a, b) => {
  const east = (b.lng - a.lng) * Math.cos(((a.lat + b.lat) / 2) * RADIANS);
  return Math.hypot(b.lat - a.lat, east) * 111_320;
};

/** The household of a visit to be made that is nearest to where the worker is; null where that is not known. */
const nearest = (visits, here) => {
  if (!here) return null;
  const placed = visits.map(({ household }) => household).filter((household) => household?.position);
  return placed.reduce((near, each) => (!near || distance(each.position, here) < distance(near.position, here) ? each : near), null);
};

/** Alarms first, of danger before others and the oldest first; then what can be done by when it must be, then by the way. */
const inOrder = (from) => (a, b) => {
  const urgency = URGENCY.indexOf(b.tasks[0].urgency) - URGENCY.indexOf(a.tasks[0].urgency);
  if (urgency !== 0) return urgency;
  if (a.urgent) return a.from - b.from;
  if (RANK[a.state] !== RANK[b.state]) return RANK[a.state] - RANK[b.state];
  return (a.state === 'upcoming' ? a.from - b.from : a.until - b.until) || walking(a, b, from) || (a.id < b.id ? -1 : 1);
};

/**
 * The visits of what is not done, in the order in which they are to be made, each {id, tasks, household, address, room,
 * state, from, until, urgent, doable}. The id is that of its first task.
 *
 * @param tasks as they stand
 * @param households by id
 * @param here where the worker is, as {lat, lng}; null for not known
 */
export const visits = (tasks, households, now, here = null) => {
  const joined = new Map();
  for (const task of tasks.filter((each) => !each.done).sort(byDue)) {
    const key = keyOf(task, now);
    joined.set(key, [...(joined.get(key) ?? []), task]);
  }
  const all = [...joined.values()].flatMap(apart).map((each) => visit(each, households, now));
  return all.sort(inOrder(nearest(all.filter(({ doable, urgent }) => doable && !urgent), here)));
};

/** The visit that a task belongs to, also once it is done. */
export const visitOf = (id, tasks, households, now) => {
  const task = tasks.find((each) => each.id === id);
  if (!task) return null;
  return visits(tasks, households, now).find((each) => each.tasks.some((other) => other.id === id)) ?? visit([task], households, now);
};

/** Visits under headings: those of one state, one due time and one building that follow each other. */
export const grouped = (all) => {
  const groups = [];
  for (const each of all) {
    const last = groups.at(-1);
    if (last && last.state === each.state && last.address === each.address && last.from === each.from && last.until === each.until) last.visits.push(each);
    else groups.push({ state: each.state, address: each.address, from: each.from, until: each.until, visits: [each] });
  }
  return groups;
};

/** The people of a visit in the order of the home, each {person, name, tasks}; a task about nobody has a row of its own. */
export const rows = ({ tasks, household }) => {
  const order = (household?.people ?? []).map(({ id }) => id);
  const byPerson = new Map();
  for (const task of tasks) {
    const key = task.person ?? task.id;
    if (!byPerson.has(key)) byPerson.set(key, { person: household?.people.find(({ id }) => id === task.person) ?? null, name: task.personName ?? '', tasks: [] });
    byPerson.get(key).tasks.push(task);
  }
  const at = ({ tasks: [task] }) => (order.includes(task.person) ? order.indexOf(task.person) : Infinity);
  return [...byPerson.values()].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
};

/** How far along a day is. */
export const progress = (tasks) => ({ done: tasks.filter(({ done }) => done).length, total: tasks.length });

/** Minutes that something has stood open. */
export const minutesOpen = (task, now) => Math.max(0, Math.floor((now - Date.parse(task.dueFrom)) / MINUTE_MS));
