package org.espei4j.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.espei4j.cli.Command;
import org.espei4j.cli.terminal.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What members of a cluster say, before they start, to options and files that they cannot use.
@Timeout(60)
class MemberRefusalTest {

    /// A worker whose memory limit is not that of its process starts itself again; a real one has been given the right one.
    private static final String SIZED = "espei.sized";

    @TempDir
    private Path folder;

    @BeforeAll
    static void staysInThisProcess() {
        System.setProperty(SIZED, "true");
    }

    @AfterAll
    static void mayLeaveThisProcess() {
        System.clearProperty(SIZED);
    }

    /// `DIR` is a folder, `FILE` a file with a text in it, and `NONE` the name of a file that is not there.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scheduler --port 99999 | \"99999\" is no port; ports are numbers from 1024 to 65535",
                "scheduler --port 80 | \"80\" is no port",
                "worker --scheduler-file NONE --port -1 | \"-1\" is no port",
                "scheduler --host no.such.host.invalid | The host no.such.host.invalid is not known on",
                "scheduler --host 203.0.113.77 | The address 203.0.113.77 is not one of",
                "scheduler --host 0.0.0.0 | At 0.0.0.0 nobody reaches this machine. Name one of its addresses: ",
                "cluster --workers 1 --scheduler-file NONE --host 203.0.113.77 | The address 203.0.113.77 is not one of",
                "scheduler --interface nope0 | There is no network interface nope0 on",
                "scheduler --interface lo --host 127.0.0.1 | Give either --host or --interface.",
                "scheduler --protocol udp | \"udp\" is no protocol; there are tls and tcp",
                "scheduler --lifetime -5s | \"-5s\" is no duration",
                "scheduler --dashboard-address nonsense | \"nonsense\" is no address for the status page",
                "scheduler --no-dashboard --dashboard-address :8000 | Give either --dashboard-address or --no-dashboard.",
                "cluster --scheduler-file NONE --no-dashboard --dashboard-address :8000 | Give either --dashboard-address or",
                "scheduler --protocol tcp --tls-ca-file FILE --tls-cert FILE --tls-key FILE | With --protocol tcp there are no certificates",
                "worker --scheduler-file NONE --tls-ca-file NONE --tls-cert FILE --tls-key FILE | cannot be read (there is no such",
                "worker --scheduler-file NONE --key-file FILE | cannot be used: there is no certificate in it",
                "scheduler --tls-cert FILE | --tls-ca-file, --tls-cert and --tls-key belong together; give all three.",
                "scheduler --tls-ca-file FILE --tls-cert FILE --tls-key NONE | cannot be used: there is no certificate in it",
                "scheduler --tls-ca-file NONE --tls-cert FILE --tls-key FILE | cannot be read (there is no such file or folder).",
                "scheduler | Give a --scheduler-file: nobody else would learn the key of the cluster.",
                "scheduler --scheduler-file NONE --local-directory FILE | (there is a file of that name). Name another with --local-directory.",
                "scheduler --scheduler-file DIR | is a folder. Name a file in it.",
                "scheduler --scheduler-file DIR/no/s.json | for the scheduler file",
                "worker | Give either --scheduler-file or the address of the scheduler.",
                "worker --scheduler-file NONE tls://host:47500 | Give either --scheduler-file or the address",
                "worker host:47500 | \"host:47500\" is no address; it looks like tls://host:47500.",
                "worker udp://host:47500 | \"udp://host:47500\" is not the address of a scheduler",
                "worker tls://host:47500 | wants to be shown the key of its cluster",
                "worker tls://host:47500 --key-file NONE | with the cluster's key cannot be read",
                "worker tls://host:47500 --key-file FILE | cannot be used: there is no certificate in it",
                "worker --scheduler-file NONE --nthreads 0 | --nthreads must be at least 1.",
                "worker --scheduler-file NONE --memory-limit 5 | it needs 64MB and more",
                "worker --scheduler-file NONE --memory-limit lots | \"lots\" is no amount of memory",
                "cluster --workers 0 --scheduler-file NONE | --workers and --nthreads must be at least 1.",
                "cluster --workers 1 | Missing required option: '--scheduler-file=FILE'",
                "cluster-status NONE | There is no scheduler file",
                "cluster-status FILE | is incomplete or damaged",
                "cluster-status tls://127.0.0.1:1 | wants to be shown the key of its cluster",
            })
    void itIsSaidWhatIsWrong(String line, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "a text");
        String[] arguments = line.split(" ");
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i]
                    .replaceFirst("^DIR", folder.toString())
                    .replaceFirst("^FILE$", file.toString())
                    .replaceFirst("^NONE$", folder.resolve("nothing").toString());
        }
        Command refused = Command.run(arguments);
        assertThat(refused.err()).contains(message).doesNotContain("Exception:", "unexpected");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder.toFile().list()).containsExactly("a file");
    }

    /// What another program has may become free again: not the fault of the options.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scheduler --protocol tcp --host 127.0.0.1 --port PORT | Port PORT of 127.0.0.1 cannot be used (Address already in use). Choose another",
                "scheduler --protocol tcp --host 127.0.0.1 --dashboard-address :PORT | The status page cannot listen on 127.0.0.1:PORT"
            })
    void aPortThatIsTakenIsNamed(String line, String message) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Command refused = Command.run(line.replace("PORT", port).split(" "));
            assertThat(refused.err()).contains(message.replace("PORT", port));
            assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        }
    }
}
