package org.espei4j.assess.document;

import java.util.regex.Pattern;
import org.espei4j.calphad.diagnostic.SourcePlace;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Tells texts, numbers, booleans and null apart in YAML.
///
/// SnakeYAML Engine resolves plain scalars by the core schema of YAML 1.2, in which `1e-4` is a number. Added here is
/// what files written for YAML 1.1 hold: digits grouped by underscores and a leading plus sign. The words `yes`, `no`,
/// `on` and `off` stay texts; [Fields] takes them where a boolean must stand, so that no name is lost.
final class YamlScalars {

    private static final Pattern GROUPED = Pattern.compile("[-+]?[0-9][0-9_]*_[0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(nan|NaN|NAN)");
    private static final Pattern RADIX = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");

    DocumentValue value(ScalarNode node, SourcePlace place, String path) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (Tag.NULL.equals(tag)) {
            return new DocumentNull(place, path);
        }
        if (Tag.BOOL.equals(tag)) {
            return new DocumentBoolean(place, path, text.equalsIgnoreCase("true"));
        }
        boolean numeric = Tag.INT.equals(tag) || Tag.FLOAT.equals(tag);
        if (numeric || (node.isPlain() && GROUPED.matcher(text).matches())) {
            return number(text, place, path);
        }
        return new DocumentText(place, path, text, !node.isPlain());
    }

    private static DocumentValue number(String text, SourcePlace place, String path) {
        String plain = text.replace("_", "");
        if (DECIMAL.matcher(plain).matches()) {
            return new DocumentNumber(
                    place,
                    path,
                    text,
                    Double.parseDouble(plain),
                    WHOLE.matcher(plain).matches());
        }
        if (INFINITE.matcher(plain).matches()) {
            double sign = plain.startsWith("-") ? -1 : 1;
            return new DocumentNumber(place, path, text, sign * Double.POSITIVE_INFINITY, false);
        }
        if (NOT_A_NUMBER.matcher(plain).matches()) {
            return new DocumentNumber(place, path, text, Double.NaN, false);
        }
        if (RADIX.matcher(plain).matches()) {
            int radix = plain.charAt(1) == 'x' ? 16 : 8;
            return new DocumentNumber(place, path, text, Long.parseLong(plain.substring(2), radix), true);
        }
        return new DocumentText(place, path, text, false);
    }
}
