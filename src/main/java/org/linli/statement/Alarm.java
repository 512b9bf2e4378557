package org.linli.statement;

import java.time.Instant;
import org.linli.access.AreaPath;

/**
 * Something urgent that nobody has handled yet, as the command view shows it to a room full of people: without a name.
 *
 * @param what in the reader's language, such as 发热
 * @param place where it is
 * @param since when it was raised
 * @param href the page on which it is handled, which whoever reads it may open
 */
public record Alarm(String what, AreaPath place, Instant since, String href) {}
