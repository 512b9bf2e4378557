package org.linli.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As whom PostgreSQL's programs run, since they refuse to run as root. An ordinary user runs them as itself. Root runs
 * them in a user namespace of its own ({@code unshare -U}): there they have no privileges and another number, yet files
 * below a folder that only root can enter stay theirs. Where namespaces are forbidden, as in most containers, or where
 * the cluster already belongs to somebody else, root hands over to an unprivileged account instead.
 *
 * @param prefix what is put before each command
 * @param uid the owner that cluster and logs need, or -1 to leave them with this process's user
 */
record PostgresAccount(List<String> prefix, int uid, int gid) {

    private static final Logger log = LoggerFactory.getLogger(PostgresAccount.class);
    private static final int OURS = -1;

    /** What a command answered. */
    record Answer(int exit, String output) {}

    /**
     * @param cluster the cluster's folder, existing or not
     * @param folders what the programs must be able to enter
     */
    static PostgresAccount forCluster(Path cluster, Path... folders) throws IOException {
        PostgresAccount self = ourselves();
        if (new UnixSystem().getUid() != 0) {
            return self;
        }
        int owner = Files.exists(cluster) ? (int) Files.getAttribute(cluster, "unix:uid") : 0;
        List<PostgresAccount> candidates = new ArrayList<>();
        if (owner == 0) {
            candidates.add(new PostgresAccount(List.of("unshare", "-U", "--"), OURS, OURS));
        }
        if (owner != 0) {
            candidates.addAll(switchingTo(owner, (int) Files.getAttribute(cluster, "unix:gid")));
        } else if (!Files.exists(cluster)) {
            candidates.addAll(switchingTo(self.id("-u"), self.id("-g")));
        }
        return candidates.stream()
                .filter(candidate -> candidate.canEnter(folders))
                .findFirst()
                .orElseThrow(() -> new EmbeddedPostgresException(
                        "PostgreSQL refuses to run as root, and no unprivileged account can enter %s."
                                .formatted(folders[0]),
                        "Start Linli as an ordinary user, choose a folder with --data that others may enter,"
                                + " or allow user namespaces (unshare -U)."));
    }

    /** The user that runs this program. */
    static PostgresAccount ourselves() {
        return new PostgresAccount(List.of(), OURS, OURS);
    }

    private static List<PostgresAccount> switchingTo(int uid, int gid) {
        List<String> setpriv = List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
        // Where the way to the data leads through a folder of root's, such as /root, with leave to pass through.
        List<String> passing = List.of(
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override",
                "--securebits=+no_setuid_fixup"); // else access(2), which initdb asks, would not know of it
        List<String> sudo = List.of("sudo", "-n", "-u", "#" + uid, "-g", "#" + gid, "--"); // macOS
        return Stream.of(
                        setpriv,
                        Stream.concat(setpriv.stream(), passing.stream()).toList(),
                        sudo)
                .map(prefix -> new PostgresAccount(prefix, uid, gid))
                .toList();
    }

    /** The number of the account {@code postgres} where there is one, else of {@code nobody}, which is everywhere. */
    private int id(String option) {
        return Stream.of("postgres", "nobody")
                .map(name -> run(10, "id", option, name))
                .filter(answer -> answer.exit() == 0)
                .map(answer -> Integer.parseInt(answer.output().strip()))
                .findFirst()
                .orElseThrow(() -> new EmbeddedPostgresException(
                        "PostgreSQL refuses to run as root, and there is no account 'postgres' or 'nobody'.",
                        "Start Linli as an ordinary user."));
    }

    private boolean canEnter(Path... folders) {
        for (Path folder : folders) {
            Answer answer = run(10, "sh", "-c", "cd \"$1\" && test \"$(id -u)\" -ne 0", "sh", folder.toString());
            if (answer.exit() != 0) {
                log.debug("{} cannot be used in {}: {}", prefix, folder, answer.output());
                return false;
            }
        }
        return true;
    }

    /** Gives a file or folder to the account, if it is not this process's own. */
    void own(Path path) throws IOException {
        if (uid != OURS) {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", gid);
        }
    }

    /** Runs a command as this account and waits for it; 127 stands for a command that is not installed. */
    Answer run(int seconds, String... command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG")); // PGDATA, PGPORT… would be obeyed
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Answer(127, String.valueOf(e.getMessage()));
        }
        try {
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Answer(124, output + "\nno end after " + seconds + " s");
            }
            return new Answer(process.exitValue(), output);
        } catch (IOException e) {
            process.destroyForcibly();
            return new Answer(126, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Answer(130, "interrupted");
        }
    }
}
