package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.database.AtomicMasses;
import org.espei4j.calphad.database.Element;
import org.espei4j.calphad.database.tdb.Statement.ElementStatement;
import org.espei4j.calphad.database.tdb.Statement.FunctionStatement;
import org.espei4j.calphad.database.tdb.Statement.SpeciesStatement;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.diagnostic.SourcePlace;

/// Understands ELEMENT, SPECIES and FUNCTION.
final class DefinitionParser {

    private static final int ELEMENT_NUMBERS = 3;

    /// Usual name of a reference phase that is not given.
    static final String NO_PHASE = "BLANK";

    private final Command command;
    private final Scanner scanner;
    private final Problems problems;

    DefinitionParser(Command command, Problems problems) {
        this.command = command;
        this.scanner = command.scanner();
        this.problems = problems;
    }

    /// `ELEMENT name reference-phase mass enthalpy entropy`.
    ElementStatement element() throws SyntaxError {
        scanner.skipBlanks();
        int nameAt = scanner.position();
        String name = scanner.word();
        if (!Names.isElement(name)) {
            scanner.moveTo(nameAt);
            throw scanner.error(TdbProblem.BAD_ELEMENT_NAME, name);
        }
        scanner.skipBlanks();
        boolean phaseMissing = scanner.atEnd();
        String referencePhase = phaseMissing ? NO_PHASE : scanner.word();
        double[] numbers = new double[ELEMENT_NUMBERS];
        int count = 0;
        while (count < ELEMENT_NUMBERS && !scanner.atEnd()) {
            numbers[count++] = signedNumber();
            scanner.skipCommas();
        }
        if (phaseMissing || count < ELEMENT_NUMBERS) {
            problems.add(TdbProblem.ELEMENT_DATA_MISSING.problem(command.place(), name));
        }
        if (!scanner.atEnd()) {
            problems.add(TdbProblem.ELEMENT_DATA_EXCESS.problem(scanner.place(), name, scanner.here()));
        }
        double mass = numbers[0] == 0 ? AtomicMasses.of(name) : numbers[0];
        return new ElementStatement(new Element(name, referencePhase, mass, numbers[1], numbers[2]), command.place());
    }

    private double signedNumber() throws SyntaxError {
        boolean negative = scanner.peekAfterBlanks() == '-';
        if (negative || scanner.peek() == '+') {
            scanner.accept(scanner.peek());
        }
        double number = scanner.number();
        return negative ? -number : number;
    }

    /// `SPECIES name formula`, for the quasichemical model followed by numbers.
    SpeciesStatement species() throws SyntaxError {
        scanner.skipBlanks();
        int nameAt = scanner.position();
        String name = scanner.word();
        if (!Names.isPhaseOrSpecies(name)) {
            scanner.moveTo(nameAt);
            throw scanner.error(TdbProblem.BAD_NAME, "species", name, "");
        }
        SourcePlace formulaPlace = scanner.atEnd() ? command.place() : scanner.place();
        String formula = scanner.word();
        if (formula.isEmpty()) {
            problems.add(TdbProblem.FORMULA_MISSING.problem(command.place(), name));
            formula = name;
        }
        List<Double> coordination = new ArrayList<>();
        while (!scanner.atEnd()) {
            coordination.add(signedNumber());
            scanner.skipCommas();
        }
        return new SpeciesStatement(name, formula, formulaPlace, coordination, command.place());
    }

    /// `FUNCTION name ranges`.
    FunctionStatement function(TemperatureLimits limits) throws SyntaxError {
        scanner.skipBlanks();
        int nameAt = scanner.position();
        String name = scanner.word();
        int comma = name.indexOf(',');
        if (comma > 0) {
            name = name.substring(0, comma);
            scanner.moveTo(nameAt + comma);
        }
        if (!Names.isFunction(name)) {
            scanner.moveTo(nameAt);
            throw scanner.error(TdbProblem.BAD_FUNCTION_NAME, name);
        }
        Ranges ranges = new RangesParser(scanner, problems, limits).parse();
        return new FunctionStatement(name, ranges, command.place());
    }
}
