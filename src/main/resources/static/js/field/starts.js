/** What can be entered that is nobody's task, and about whom. Plain functions of what the server told. */
import { t } from './texts.js';

/** Whom an id means, as {type, id, name, household}; null for nobody who is on this phone. */
export const subjectOf = (id, households) => {
  const household = households.get(id);
  if (household) return { type: 'HOUSEHOLD', id, name: doorOf(household), household };
  for (const home of households.values()) {
    const person = home.people.find((each) => each.id === id);
    if (person) return { type: 'PERSON', id, name: person.name, household: home };
  }
  return null;
};

const doorOf = ({ address, room }) => [address, room && t('field.room', room)].filter(Boolean).join(' ');

/** Nobody, about whom something can be entered, too. */
export const NOBODY = { type: 'NOTHING', id: null, name: '', household: null };

/** What can be entered about a subject, in its order. */
export const startsAbout = ({ type }, starts) =>
  starts.filter(({ about }) => about.includes(type)).sort((a, b) => a.order - b.order);

/** Where something is entered. */
export const startHref = (key, subject, entry) => `#/start/${[key, subject ?? '', entry].filter((part) => part !== undefined).join('/')}`;
