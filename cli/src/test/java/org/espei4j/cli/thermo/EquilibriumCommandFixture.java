package org.espei4j.cli.thermo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espei4j.cli.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Runs `espei equilibrium` for a small database in a folder of its own.
abstract class EquilibriumCommandFixture {

    @TempDir
    Path folder;

    Path database;

    @BeforeEach
    void writeDatabase() {
        database = SmallDatabases.write(folder, SmallDatabases.REGULAR);
    }

    Command equilibrium(String... more) {
        List<String> arguments = new ArrayList<>(List.of("equilibrium", "--db", database.toString()));
        arguments.addAll(Arrays.asList(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    Command batch(String questions, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("questions.jsonl"), questions);
        List<String> arguments = new ArrayList<>(Arrays.asList(more));
        arguments.addAll(List.of("--batch", file.toString()));
        return equilibrium(arguments.toArray(String[]::new));
    }

    static JsonNode only(Command command) {
        assertThat(command.exitCode()).as(command.err()).isZero();
        JsonNode equilibria = JsonAnswers.document(command).get("equilibria");
        assertThat(equilibria.size()).isEqualTo(1);
        return equilibria.get(0);
    }
}
