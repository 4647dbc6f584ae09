package org.espei4j.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.espei4j.assess.dataset.check.DatasetCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documentation keeps what it promises, as far as a program can check.
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern JSON = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")));
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadToFiles(Path page) throws IOException {
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find()) {
            String target = links.group(1);
            if (!target.contains("://")) {
                assertThat(page.resolveSibling(target)).as("link in %s", page).exists();
            }
        }
    }

    @Test
    void everyPageCanBeReachedFromTheIndex() throws IOException {
        String index = Files.readString(ROOT.resolve("docs/README.md"));
        for (Path page : pages()) {
            if (page.startsWith(ROOT.resolve("docs")) && !page.endsWith("README.md")) {
                assertThat(index).contains("(" + ROOT.resolve("docs").relativize(page) + ")");
            }
        }
    }

    @Test
    void theDatasetsOfTheReferenceAreGood(@TempDir Path folder) throws IOException {
        Matcher blocks = JSON.matcher(Files.readString(ROOT.resolve("docs/reference/datasets.md")));
        int count = 0;
        while (blocks.find()) {
            Files.writeString(folder.resolve(count++ + ".json"), blocks.group(1));
        }
        assertThat(count).isEqualTo(3);
        assertThat(DatasetCheck.check(folder, java.util.Optional.empty())).isEmpty();
    }

    /// The page about clusters quotes messages, with … for what changes in them, by which users look for help.
    @Test
    void quotedMessagesAreThoseOfTheProgram() throws IOException {
        String sources = sources();
        String table = Files.readString(ROOT.resolve("docs/clusters.md")).split("## Trouble shooting", 2)[1];
        List<String> parts = new ArrayList<>();
        for (String row : table.lines().filter(line -> line.startsWith("| `")).toList()) {
            Matcher quoted = CODE.matcher(row.split("\\|")[1]);
            while (quoted.find()) {
                parts.addAll(Stream.of(quoted.group(1).split("…"))
                        .map(String::strip)
                        .filter(part -> part.length() > 3)
                        .toList());
            }
        }
        assertThat(parts)
                .hasSizeGreaterThan(15)
                .allSatisfy(part -> assertThat(sources.contains(part)).as(part).isTrue());
    }

    /// All that the program may say, with the pieces of a text joined.
    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String module : List.of("cluster/src/main", "cli/src/main", "espei")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString()
                .replaceAll("\"\\s*\\+\\s*\"", "")
                .replace("{}", "")
                .replace("\\\"", "\"")
                .replace("$needed", "25");
    }
}
