/** What was typed and is not yet saved, by task or by what is entered without one: there again after the app was closed, reloaded or killed. */
export class Drafts {
  #database;
  #vault;
  #byTask = new Map();

  constructor(database, vault) {
    this.#database = database;
    this.#vault = vault;
  }

  /** Reads all from the disk; what is typed or dropped here meanwhile stands. */
  async load() {
    const before = new Map(this.#byTask);
    const read = new Map();
    for (const [task, box] of await this.#database.entries('drafts')) {
      const answers = await this.#vault.read(box, `draft/${task}`).catch(() => null);
      if (answers) read.set(task, answers);
    }
    for (const task of new Set([...before.keys(), ...this.#byTask.keys()])) {
      const typed = this.#byTask.get(task);
      if (typed === before.get(task)) continue;
      if (typed === undefined) read.delete(task);
      else read.set(task, typed);
    }
    this.#byTask = read;
  }

  forget() {
    this.#byTask.clear();
  }

  /** The answers as typed; undefined where nothing was. */
  of(task) {
    return this.#byTask.get(task);
  }

  /** Keeps answers as typed; without any, nothing is kept. */
  async keep(task, answers) {
    if (Object.keys(answers).length === 0) {
      await this.drop([task]);
      return;
    }
    this.#byTask.set(task, answers);
    const box = await this.#vault.hide(answers, `draft/${task}`);
    if (this.#byTask.get(task) === answers) await this.#database.write('drafts', ({ drafts }) => drafts.put(box, task));
  }

  async drop(tasks) {
    for (const task of tasks) this.#byTask.delete(task);
    await this.#database.write('drafts', ({ drafts }) => Promise.all(tasks.map((task) => drafts.delete(task))));
  }
}
