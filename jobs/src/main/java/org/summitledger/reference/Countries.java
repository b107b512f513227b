package org.summitledger.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.TableRow;

/** Countries, territories, special areas and the world, by the code or name that a source uses. */
public final class Countries {
  /** The code that stands for all partners together. */
  public static final String WORLD = "WLD";

  private static final Set<String> NOT_SCHEMES = Set.of("kind", "valid_from", "valid_to");

  /** What a country's key is; the lake packs it into four bytes. */
  private static final Pattern KEY = Pattern.compile("[A-Z]{3}|[0-9]{3}");

  private final Map<String, Map<String, String>> byScheme;
  private final Map<String, String> names;

  private Countries(Map<String, Map<String, String>> byScheme, Map<String, String> names) {
    this.byScheme = byScheme;
    this.names = names;
  }

  /**
   * From the rows of {@code countries.csv}; every column but the kind and the validity is a code
   * scheme; so is the name, for sources that print names.
   *
   * @throws BadInputException if one code of a scheme stands for two countries, or a key is none
   */
  public static Countries of(List<TableRow> rows, List<String> columns) {
    Map<String, Map<String, String>> byScheme = new HashMap<>();
    List<Issue> issues = new ArrayList<>();
    rows.stream()
        .filter(row -> !KEY.matcher(row.text("iso3")).matches())
        .map(Countries::noKey)
        .forEach(issues::add);
    for (String scheme : columns) {
      if (!NOT_SCHEMES.contains(scheme)) {
        byScheme.put(scheme, scheme(rows, scheme, issues));
      }
    }
    if (!issues.isEmpty()) {
      throw new BadInputException(issues);
    }
    Map<String, String> names = new HashMap<>();
    rows.forEach(row -> names.put(row.text("iso3"), row.text("name")));
    return new Countries(byScheme, names);
  }

  private static Issue noKey(TableRow row) {
    return row.issue(
        IssueCode.VALUE_NOT_ALLOWED,
        "iso3",
        "'"
            + row.text("iso3")
            + "' is no key of a country: three capital letters A to Z, or three digits.");
  }

  private static Map<String, String> scheme(
      List<TableRow> rows, String scheme, List<Issue> issues) {
    Map<String, String> codes = new HashMap<>();
    for (TableRow row : rows) {
      for (String code : row.list(scheme)) {
        String other = codes.putIfAbsent(code, row.text("iso3"));
        if (other != null) {
          issues.add(
              row.issue(
                  IssueCode.DUPLICATE_KEY,
                  scheme,
                  "'" + code + "' stands for " + other + " already; a code names one country."));
        }
      }
    }
    return codes;
  }

  /** The country that a code of a scheme stands for. */
  public Optional<String> find(String scheme, String code) {
    return Optional.ofNullable(byScheme.getOrDefault(scheme, Map.of()).get(code));
  }

  /** Whether there is such a column of codes. */
  public boolean hasScheme(String scheme) {
    return byScheme.containsKey(scheme);
  }

  /** All of them, ISO3; the world and special areas are among them. */
  public Set<String> iso3() {
    return Set.copyOf(names.keySet());
  }

  /** The English short name; the code itself where it is unknown. */
  public String name(String iso3) {
    return names.getOrDefault(iso3, iso3);
  }
}
