package org.linli.vaccination;

import org.linli.people.PersonId;

/** Something stands against a dose of somebody now. Told before it commits. */
record ObstacleKept(Obstacle obstacle, PersonId person) {}
