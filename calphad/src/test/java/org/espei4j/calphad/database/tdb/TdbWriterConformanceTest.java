package org.espei4j.calphad.database.tdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.DatabaseFunction;
import org.espei4j.calphad.database.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published databases of the reference folder, written and read again.
class TdbWriterConformanceTest {

    @ParameterizedTest
    @MethodSource("org.espei4j.calphad.database.tdb.TdbReaderConformanceTest#databases")
    void everyFileReadsBackEqual(Path file) throws IOException {
        assumeTrue(Files.exists(file), "the reference folder is absent: " + file);
        Database database = TdbReader.read(file).database();
        String text = TdbWriter.write(database);
        TdbReading reading = TdbReader.parse(text, "written.tdb");

        assertThat(reading.errors()).isEmpty();
        Database again = reading.database();
        assertThat(again.comments()).isEqualTo(database.comments());
        assertThat(again.references()).isEqualTo(database.references());
        assertThat(again.phases()).isEqualTo(database.phases());
        // Equal expressions are the same object, so that every energy has the same bits.
        for (DatabaseFunction function : database.functions().values()) {
            assertThat(again.function(function.name())).contains(function);
        }
        for (String phase : database.phases().keySet()) {
            assertThat(again.parametersOf(phase)).isEqualTo(database.parametersOf(phase));
        }
        assertThat(again).isEqualTo(database);
        assertThat(TdbWriter.write(again)).isEqualTo(text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 78);
        assertThat(text).doesNotContain("\r");
    }

    @ParameterizedTest
    @MethodSource("org.espei4j.calphad.database.tdb.TdbReaderConformanceTest#databases")
    void classicStyleSaysTheSame(Path file) throws IOException {
        assumeTrue(Files.exists(file), "the reference folder is absent: " + file);
        Database database = TdbReader.read(file).database();
        Database classic = TdbReader.parse(TdbWriter.write(database, TdbStyle.CLASSIC), "classic.tdb")
                .database();
        assertThat(classic.functions().keySet()).allMatch(name -> name.length() <= 8);
        assertThat(classic.functions()).hasSameSizeAs(database.functions());
        assertThat(classic.parameters().stream().map(Parameter::notation).sorted())
                .isEqualTo(database.parameters().stream()
                        .map(Parameter::notation)
                        .sorted()
                        .toList());
    }
}
