package org.espei4j.assess.prior;

import java.util.Optional;

/// A hyperparameter's key, taken apart: what it sets, and how its number acts on the start value of a parameter.
///
/// @param target `loc`, `scale` or `c`
/// @param relation how the number acts
record Hyperparameter(String target, Relation relation) {

    /// How a hyperparameter's number v acts on the start value p of a parameter.
    enum Relation {
        ABSOLUTE {
            @Override
            double apply(double number, double start) {
                return number;
            }
        },
        RELATIVE {
            @Override
            double apply(double number, double start) {
                return number * start;
            }
        },
        SHIFT_ABSOLUTE {
            @Override
            double apply(double number, double start) {
                return start + number;
            }
        },
        SHIFT_RELATIVE {
            @Override
            double apply(double number, double start) {
                return start + Math.abs(start) * number;
            }
        },
        IDENTITY {
            @Override
            double apply(double number, double start) {
                return start;
            }
        };

        abstract double apply(double number, double start);
    }

    /// Takes a key such as `loc_shift_relative` apart; empty if it is none.
    static Optional<Hyperparameter> parse(String key) {
        int underscore = key.indexOf('_');
        String target = underscore < 0 ? key : key.substring(0, underscore);
        if (!target.equals("loc") && !target.equals("scale") && !target.equals("c")) {
            return Optional.empty();
        }
        Optional<Relation> relation = switch (underscore < 0 ? "absolute" : key.substring(underscore + 1)) {
            case "absolute" -> Optional.of(Relation.ABSOLUTE);
            case "relative" -> Optional.of(Relation.RELATIVE);
            case "shift_absolute" -> Optional.of(Relation.SHIFT_ABSOLUTE);
            case "shift_relative" -> Optional.of(Relation.SHIFT_RELATIVE);
            case "identity" -> Optional.of(Relation.IDENTITY);
            default -> Optional.empty();
        };
        return relation.map(r -> new Hyperparameter(target, r));
    }
}
