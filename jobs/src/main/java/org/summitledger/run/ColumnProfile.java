package org.summitledger.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.summitledger.reference.ReferenceData;

/** What the cells of a column look like; blanks say nothing. */
final class ColumnProfile {
  private static final int EXAMPLES = 3;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.([0-9]+))?([eE][+-]?[0-9]+)?");
  private static final Pattern PRODUCT = Pattern.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}|TOTAL");

  /** Names and letters tell by themselves; numbers of countries are numbers of much else. */
  private static final List<String> SCHEMES = List.of("iso3", "name", "tradestat");

  private static final Map<String, Pattern> PERIODS =
      new TreeMap<>(
          Map.of(
              "yyyy", Pattern.compile("(19|20)[0-9]{2}"),
              "yyyyMM", Pattern.compile("(19|20)[0-9]{2}(0[1-9]|1[0-2])"),
              "yyyy-MM", Pattern.compile("(19|20)[0-9]{2}-(0[1-9]|1[0-2])"),
              "yyyy-MM-dd", Pattern.compile("(19|20)[0-9]{2}-(0[1-9]|1[0-2])-01")));

  private final ReferenceData codes;
  private final Set<String> values = new LinkedHashSet<>();

  ColumnProfile(ReferenceData codes) {
    this.codes = codes;
  }

  void add(String cell) {
    if (!cell.isEmpty()) {
      values.add(cell);
    }
  }

  boolean isNumber() {
    return all(v -> NUMBER.matcher(v).matches());
  }

  /** The most decimals of its numbers. */
  int decimals() {
    int most = 0;
    for (String value : values) {
      var matcher = NUMBER.matcher(value);
      if (matcher.matches() && matcher.group(2) != null) {
        most = Math.max(most, matcher.group(2).length());
      }
    }
    return most;
  }

  /** The format of periods that all cells have. */
  Optional<String> periodFormat() {
    return PERIODS.entrySet().stream()
        .filter(format -> all(v -> format.getValue().matcher(v).matches()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The code scheme that knows nearly all cells; a few may be names that no list has yet. */
  Optional<String> countryScheme() {
    for (String scheme : SCHEMES) {
      long known = values.stream().filter(v -> codes.country(scheme, v).isPresent()).count();
      if (!values.isEmpty() && known * 10 >= values.size() * 8L) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  /** Whether all cells are codes of the Harmonized System, with their leading zeros. */
  boolean isProduct() {
    return all(v -> PRODUCT.matcher(v).matches() && codes.isProduct(v, ""))
        && periodFormat().isEmpty();
  }

  String type() {
    if (!isNumber()) {
      return "string";
    }
    return values.stream().anyMatch(v -> v.matches("0[0-9].*"))
        ? "string"
        : decimals() == 0 ? "integer" : "number";
  }

  String examples() {
    List<String> shown = new ArrayList<>(values).subList(0, Math.min(EXAMPLES, values.size()));
    return shown.isEmpty()
        ? "nothing: it is blank in the rows looked at"
        : String.join("; ", shown);
  }

  private boolean all(Predicate<String> holds) {
    return !values.isEmpty() && values.stream().allMatch(holds);
  }
}
