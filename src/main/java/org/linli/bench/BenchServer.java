package org.linli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server that is measured: a process of its own beside the one that asks, so that their processor time is told
 * apart.
 */
final class BenchServer implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Path data;
    private final Process process;
    private final URI address;

    private BenchServer(Path data, Process process, URI address) {
        this.data = data;
        this.process = process;
        this.address = address;
    }

    /** Starts it as this process was started, on this machine only, and waits until it answers. */
    static BenchServer start(Path data, String classes) throws IOException, InterruptedException {
        Path log = data.resolve("bench-server.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                classes,
                "org.linli.Linli",
                "--spring.profiles.active=bench",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--linli.data=" + data));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LINLI_") || name.startsWith("SPRING_"));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher found = ADDRESS.matcher(Files.readString(log, StandardCharsets.UTF_8));
            if (found.find()) {
                return new BenchServer(data, process, URI.create("http://127.0.0.1:" + found.group(1)));
            }
            Thread.sleep(100);
        }
        process.destroy();
        throw new IOException("The server did not start; see " + log);
    }

    URI address() {
        return address;
    }

    /** Milliseconds of processor time that Java has used; none where that cannot be told. */
    OptionalLong java() {
        return BenchProcessor.of(process.pid());
    }

    /** The same of PostgreSQL, all its processes together. */
    OptionalLong postgres() {
        return BenchProcessor.ofPostgres(data);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
