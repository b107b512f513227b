package org.summitledger.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.Resource;
import org.summitledger.source.Resource.Field;
import org.summitledger.source.TableRow;

/**
 * How much of the goods of a subheading is in each subheading of the next HS revision, as far as
 * somebody states it. What is stated of a subheading on one day is a whole; what is stated on a
 * later day takes its place.
 */
public final class HsWeights {
  /** The name of its resource, which a reference package need not hold. */
  public static final String TABLE = "hs_weights";

  private static final List<Field> FIELDS =
      List.of(
          text("older_revision", "HS[0-9]{4}"),
          text("older_code", "[0-9]{6}"),
          text("newer_revision", "HS[0-9]{4}"),
          text("newer_code", "[0-9]{6}"),
          new Field("weight", "number", true, Set.of(), null, BigDecimal.ZERO, BigDecimal.ONE, 12),
          text("source", null),
          new Field("recorded_on", "date", true, Set.of(), null, null, null, 0));
  private static final List<String> KEY =
      List.of("older_revision", "older_code", "newer_revision", "newer_code", "recorded_on");

  private final List<TableRow> rows;

  /** Older revision and code to the rows recorded last. */
  private final Map<String, List<TableRow>> last = new HashMap<>();

  /**
   * A part of a subheading's goods.
   *
   * @param code the subheading of the next revision that holds it
   * @param weight its part of the whole; the weights of a subheading add up to 1
   * @param row the row that states it, as file and line
   */
  record Weight(String code, BigDecimal weight, String row) {}

  private HsWeights(List<TableRow> rows) {
    this.rows = rows;
    for (TableRow row : rows) {
      last.merge(olderCode(row), List.of(row), HsWeights::later);
    }
  }

  private static Field text(String name, @Nullable String pattern) {
    Pattern compiled = pattern == null ? null : Pattern.compile(pattern);
    return new Field(name, "string", true, Set.of(), compiled, null, null, 0);
  }

  /** The table as the ledger reads it, whatever its descriptor says of its columns. */
  static Resource table(String path) {
    return new Resource(TABLE, path, FIELDS, KEY, null);
  }

  /** Nobody states any. */
  public static HsWeights none() {
    return new HsWeights(List.of());
  }

  /**
   * From the rows of {@code hs_weights.csv}.
   *
   * @throws BadInputException if a row is no link of the correlation tables, or what is stated of a
   *     subheading on one day does not add up to 1
   */
  public static HsWeights of(List<TableRow> rows, Concordance concordance) {
    List<Issue> issues = new ArrayList<>();
    Map<String, List<TableRow>> stated = new TreeMap<>();
    for (TableRow row : rows) {
      checkLink(row, concordance).ifPresent(issues::add);
      stated
          .computeIfAbsent(
              olderCode(row) + " recorded on " + row.date("recorded_on"), s -> new ArrayList<>())
          .add(row);
    }
    stated.forEach((what, together) -> checkSum(what, together).ifPresent(issues::add));
    if (!issues.isEmpty()) {
      throw new BadInputException(issues);
    }
    return new HsWeights(List.copyOf(rows));
  }

  private static Optional<Issue> checkLink(TableRow row, Concordance concordance) {
    String older = row.text("older_revision");
    String newer = row.text("newer_revision");
    if (weight(row).signum() <= 0) {
      String message = "A weight must be above 0. Leave out the row of a code that holds nothing.";
      return Optional.of(row.issue(IssueCode.NUMBER_OUT_OF_RANGE, "weight", message));
    }
    Optional<String> next = concordance.after(older);
    if (!next.equals(Optional.of(newer))) {
      String message =
          next.map(n -> older + " is followed by " + n + ", not by " + newer)
                  .orElse("hs_correlations links " + older + " with no newer revision")
              + ". State weights from one revision to the next.";
      return Optional.of(row.issue(IssueCode.VALUE_NOT_ALLOWED, "newer_revision", message));
    }
    Set<String> linked = concordance.linked(row.text("older_code"), older, newer);
    if (linked.contains(row.text("newer_code"))) {
      return Optional.empty();
    }
    String message =
        "hs_correlations does not link "
            + olderCode(row)
            + " with "
            + newer
            + " "
            + row.text("newer_code")
            + (linked.isEmpty() ? "" : ", only with " + new TreeSet<>(linked))
            + ". Correct the code, or add the link.";
    return Optional.of(row.issue(IssueCode.REFERENCE_UNKNOWN, "newer_code", message));
  }

  private static Optional<Issue> checkSum(String what, List<TableRow> together) {
    BigDecimal sum =
        together.stream().map(HsWeights::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.ONE) == 0) {
      return Optional.empty();
    }
    String lines =
        together.stream().map(r -> String.valueOf(r.line())).collect(Collectors.joining(", "));
    String message =
        "The weights of "
            + what
            + (together.size() == 1 ? ", on line " : ", on lines ")
            + lines
            + ", add up to "
            + sum.stripTrailingZeros().toPlainString()
            + ", not to 1. State where all of its goods are.";
    return Optional.of(together.get(0).issue(IssueCode.VALUE_NOT_ALLOWED, "weight", message));
  }

  private static String olderCode(TableRow row) {
    return row.text("older_revision") + " " + row.text("older_code");
  }

  private static BigDecimal weight(TableRow row) {
    return row.findDecimal("weight").orElseThrow();
  }

  private static List<TableRow> later(List<TableRow> known, List<TableRow> more) {
    int order = known.get(0).date("recorded_on").compareTo(more.get(0).date("recorded_on"));
    if (order != 0) {
      return order > 0 ? known : more;
    }
    List<TableRow> both = new ArrayList<>(known);
    both.addAll(more);
    return both;
  }

  /** The weights that were stated on a day. */
  HsWeights asOf(LocalDate day) {
    return new HsWeights(rows.stream().filter(r -> !r.date("recorded_on").isAfter(day)).toList());
  }

  /** What is stated of a subheading; nothing if nobody states any. */
  List<Weight> of(String revision, String code) {
    return last.getOrDefault(revision + " " + code, List.of()).stream()
        .map(row -> new Weight(row.text("newer_code"), weight(row), row.toString()))
        .toList();
  }
}
