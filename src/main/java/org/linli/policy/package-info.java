/**
 * What applies to whom, and until when: rules and protocols as data, in dated versions that a secretary can read.
 *
 * <p>Bilingual: a <em>protocol</em> (管控措施) is a measure such as "2+14" with its phases, test days and checks; a
 * <em>rule</em> says whom it applies to; a <em>version</em> (规则版本) is one YAML file of both. A <em>plan</em> is a
 * protocol laid on the calendar of one person.
 *
 * <p>Knows no person and no arrival: it is given {@link org.linli.policy.Facts} and answers with a
 * {@link org.linli.policy.Decision} or a {@link org.linli.policy.Plan}, both plain values. Nothing here depends on a
 * protocol's name; whatever is special about one of them stands in its file.
 */
@ApplicationModule(
        displayName = "Policy",
        allowedDependencies = {
            "platform",
            "platform :: list",
            "platform :: sheet",
            "platform :: text",
            "access",
            "divisions",
            "imports"
        })
@NullMarked
package org.linli.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
