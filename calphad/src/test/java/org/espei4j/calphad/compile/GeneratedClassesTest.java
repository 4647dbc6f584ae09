package org.espei4j.calphad.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Evaluator;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.expr.Intrinsic;
import org.espei4j.calphad.expr.Symbol;
import org.junit.jupiter.api.Test;

class GeneratedClassesTest {

    /// HotSpot never compiles a method of more bytes (its flag HugeMethodLimit).
    private static final int HUGE_METHOD = 8000;

    private static final int COUNT = 12;
    private static final List<Symbol> FRACTIONS = fractions();
    private static final Arguments ARGUMENTS = Arguments.of(List.of(), List.of(), FRACTIONS);

    private static List<Symbol> fractions() {
        List<Symbol> symbols = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            symbols.add(new Symbol.SiteFraction(i, "A"));
        }
        return symbols;
    }

    /// A sum of products and logarithms that cannot be factored to something short.
    private static Expr longSum(int terms, SplittableRandom random) {
        List<Expr> parts = new ArrayList<>();
        for (int i = 0; i < terms; i++) {
            Expr a = Expr.variable(FRACTIONS.get(random.nextInt(COUNT)));
            Expr b = Expr.variable(FRACTIONS.get(random.nextInt(COUNT)));
            Expr number = Expr.constant(random.nextInt(1, 1000) / 256.0);
            Expr inner = Algebra.add(Algebra.multiply(a, number), b);
            parts.add(Algebra.multiply(inner, Algebra.call(Intrinsic.SOFTPLUS, Algebra.add(a, number))));
        }
        return Algebra.add(parts);
    }

    private static byte[] bytes(AdaptiveRoutine routine) {
        return routine.bytes();
    }

    private static List<Integer> codeLengths(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .map(method -> (CodeAttribute) method.code().orElseThrow())
                .map(CodeAttribute::codeLength)
                .toList();
    }

    private static double[] point(SplittableRandom random) {
        return random.doubles(COUNT, 0.1, 1).toArray();
    }

    private static double oracle(Expr expression, double[] y) {
        return Evaluator.at(symbol -> y[FRACTIONS.indexOf(symbol)]).evaluate(expression);
    }

    private static void assertSameBeforeAndAfterTranslation(StagedProgram program, Expr expression, double[] y) {
        AdaptiveRoutine routine = program.adaptive("value");
        double[] workspace = program.newWorkspace(program.bindPotentials());
        double interpreted = routine.evaluate(workspace, y, y, y);
        double expected = oracle(expression, y);
        assertThat(interpreted).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
        routine.translate();
        assertThat(routine.evaluate(workspace, y, y, y)).isEqualTo(interpreted);
    }

    private static StagedProgram program(Expr expression) {
        return StagedProgram.builder("test", ARGUMENTS)
                .add("value", List.of(Output.returned(expression)))
                .build();
    }

    @Test
    void longRoutineIsDividedIntoMethodsThatHotSpotCompiles() {
        SplittableRandom random = new SplittableRandom(1);
        Expr expression = longSum(4000, random);
        StagedProgram program = program(expression);
        List<Integer> lengths = codeLengths(bytes(program.adaptive("value")));
        assertThat(lengths).hasSizeGreaterThan(10).allMatch(length -> length < HUGE_METHOD);
        assertThat(lengths.stream().mapToInt(Integer::intValue).average().orElseThrow())
                .isGreaterThan(1000);
        assertSameBeforeAndAfterTranslation(program, expression, point(random));
    }

    @Test
    void longPiecesOfABranchBecomeMethods() {
        SplittableRandom random = new SplittableRandom(2);
        Expr outside = longSum(300, random);
        Expr below = Algebra.multiply(outside, longSum(2000, random));
        Expr above = Algebra.add(outside, longSum(20, random));
        Expr choice = Algebra.piecewise(Expr.variable(FRACTIONS.getFirst()), new double[] {0.5}, List.of(below, above));
        Expr expression = Algebra.add(choice, Algebra.multiply(choice, outside));
        StagedProgram program = program(expression);
        assertThat(codeLengths(bytes(program.adaptive("value")))).allMatch(length -> length < HUGE_METHOD);
        for (double selector : new double[] {0.2, 0.5, 0.8}) {
            double[] y = point(random);
            y[0] = selector;
            assertSameBeforeAndAfterTranslation(program(expression), expression, y);
        }
    }

    @Test
    void sourceFileNamesTheRoutine() {
        ClassModel model = ClassFile.of()
                .parse(bytes(program(longSum(3, new SplittableRandom(3))).adaptive("value")));
        assertThat(model.findAttribute(java.lang.classfile.Attributes.sourceFile())
                        .map(SourceFileAttribute::sourceFile)
                        .orElseThrow()
                        .stringValue())
                .isEqualTo("test$value");
    }

    @Test
    void arrayThatIsTooShortNamesTheRoutine() {
        StagedProgram program = program(longSum(50, new SplittableRandom(4)));
        double[] workspace = program.newWorkspace(program.bindPotentials());
        double[] tooShort = {0.5};
        assertThatThrownBy(() -> program.routine("value").evaluate(workspace, tooShort, tooShort, tooShort))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test$value");
        program.translate();
        assertThatThrownBy(() -> program.routine("value").evaluate(workspace, tooShort, tooShort, tooShort))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test$value");
    }

    @Test
    void classIsUnloadedWithItsRoutine() throws InterruptedException {
        WeakReference<Class<?>> type = generateAndForget();
        for (int i = 0; i < 200 && type.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(type.get()).isNull();
    }

    private static WeakReference<Class<?>> generateAndForget() {
        AdaptiveRoutine routine = program(longSum(10, new SplittableRandom(5))).adaptive("value");
        return new WeakReference<>(routine.generate().getClass());
    }

    @Test
    void listingHasALineForEveryInstruction() {
        Expr x = Expr.variable(FRACTIONS.get(0));
        Expr y = Expr.variable(FRACTIONS.get(1));
        Expr choice = Expr.piecewise(x, new double[] {0.5}, List.of(Algebra.ln(y), Algebra.multiply(y, y)));
        List<String> listing = program(Algebra.add(choice, x)).adaptive("value").listing();
        assertThat(listing)
                .anyMatch(line -> line.contains("choose by") && line.contains("0.5"))
                .anyMatch(line -> line.contains("LN("))
                .anyMatch(line -> line.startsWith("return"));
    }
}
