package org.espei4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of `docs/design/architecture.md` that a program can check. Modules and packages that do not exist are
/// allowed, so that a rule stands before the code it is for.
class ArchitectureTest {

    private static final String ROOT = "org.espei4j";

    /// Each package may use those before it.
    private static final List<String> CALPHAD_ORDER =
            List.of("diagnostic", "expr", "compile", "database", "model", "equilibrium", "property", "mapping");

    private static final List<String> ASSESS_ORDER = List.of(
            "document",
            "phasemodel",
            "dataset",
            "refstate",
            "selection",
            "residual",
            "prior",
            "sample",
            "optimize",
            "trace",
            "run");

    private static final List<String> CLI_ORDER = List.of("terminal", "thermo", "cluster", "assessment");

    /// Each module may use those before it.
    private static final List<String> MODULE_ORDER = List.of("calphad", "assess", "figures", "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void allModulesAreSeen() {
        // Guards the other rules, which are true of nothing.
        assertThat(CLASSES.stream().map(c -> c.getPackageName().split("\\.")[2]))
                .contains("calphad", "assess", "cli");
    }

    static Stream<Arguments> orderedPackages() {
        return Stream.of(
                        users(ROOT, MODULE_ORDER),
                        users(ROOT + ".calphad", CALPHAD_ORDER),
                        users(ROOT + ".assess", ASSESS_ORDER),
                        users(ROOT + ".cli", CLI_ORDER))
                .flatMap(s -> s);
    }

    private static Stream<Arguments> users(String root, List<String> order) {
        return IntStream.range(0, order.size() - 1)
                .mapToObj(i -> Arguments.of(
                        root + "." + order.get(i) + "..",
                        order.subList(i + 1, order.size()).stream()
                                .map(later -> root + "." + later + "..")
                                .toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource("orderedPackages")
    void dependenciesPointOneWay(String user, String[] later) {
        noClasses()
                .that()
                .resideInAPackage(user)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void clusterMovesNumbersAndKnowsNoThermodynamics() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".calphad..", ROOT + ".figures..", ROOT + ".cli..")
                .allowEmptyShould(true)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".calphad..", ROOT + ".assess..", ROOT + ".figures..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".cluster..")
                .check(CLASSES);
    }

    @Test
    void modulesHaveNoPackageCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageOfAModuleHasAPlaceInTheOrder() {
        assertThat(childPackages("calphad")).isSubsetOf(CALPHAD_ORDER);
        assertThat(childPackages("assess")).isSubsetOf(ASSESS_ORDER);
        assertThat(childPackages("cli")).isSubsetOf(CLI_ORDER);
    }

    private static Set<String> childPackages(String module) {
        String prefix = ROOT + "." + module + ".";
        return CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyPackageIsNullMarked() {
        JavaPackage root = CLASSES.getPackage(ROOT);
        List<String> unmarked = root.getSubpackagesInTree().stream()
                .filter(p -> !p.getClasses().isEmpty())
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked)
                .as("packages whose package-info.java lacks @NullMarked")
                .isEmpty();
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineEndsTheProgramOrConfiguresLogging() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("ch.qos.logback..", "picocli..")
                .check(CLASSES);
    }

    @Test
    void loggingGoesThroughSlf4j() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void calphadReadsDatabasesOnly() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".calphad..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "org.snakeyaml..", "java.net..")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes().should().haveNameNotMatching(".*(Utils?|Manager|Helper|Impl)").check(CLASSES);
    }
}
