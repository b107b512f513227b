package org.summitledger.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.source.BadInputException;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.TableRow;

/**
 * Which subheadings of one revision of the Harmonized System hold the goods of a subheading of
 * another, by the correlation tables between successive revisions. It tells where goods may be, not
 * in which proportion.
 */
public final class Concordance {
  /** A revision to what its codes are in the next newer, and in the next older one. */
  private final TreeMap<String, Map<String, Set<String>>> toNewer = new TreeMap<>();

  private final TreeMap<String, Map<String, Set<String>>> toOlder = new TreeMap<>();

  private Concordance() {}

  /** Without correlation tables: nothing can be carried. */
  public static Concordance none() {
    return new Concordance();
  }

  /**
   * From the rows of {@code hs_correlations.csv}. A code that is not listed holds in the newer
   * revision what it held in the older one, and nothing else.
   *
   * @param rows the codes that changed
   * @param newest the subheadings of the newest revision
   * @throws BadInputException if a code of the newest revision is not among them, or a row links
   *     revisions that do not follow each other
   */
  public static Concordance of(List<TableRow> rows, Set<String> newest) {
    TreeMap<String, List<TableRow>> byNewer = new TreeMap<>();
    TreeSet<String> revisions = new TreeSet<>();
    for (TableRow row : rows) {
      byNewer.computeIfAbsent(row.text("newer_revision"), r -> new ArrayList<>()).add(row);
      revisions.add(row.text("newer_revision"));
      revisions.add(row.text("older_revision"));
    }
    check(rows, newest, revisions);
    Concordance concordance = new Concordance();
    Set<String> codes = newest;
    for (var step : byNewer.descendingMap().entrySet()) {
      codes = concordance.add(step.getKey(), step.getValue(), codes);
    }
    return concordance;
  }

  private static void check(
      List<TableRow> rows, Set<String> newest, NavigableSet<String> revisions) {
    List<Issue> issues = new ArrayList<>();
    for (TableRow row : rows) {
      String newer = row.text("newer_revision");
      String before = revisions.lower(newer);
      if (!row.text("older_revision").equals(before)) {
        issues.add(
            row.issue(
                IssueCode.VALUE_NOT_ALLOWED,
                "older_revision",
                newer
                    + " is linked with "
                    + row.text("older_revision")
                    + ", but the revision before it is "
                    + before
                    + ". Link each revision with the one before it."));
      }
      if (newer.equals(revisions.last()) && !newest.contains(row.text("newer_code"))) {
        issues.add(
            row.issue(
                IssueCode.REFERENCE_UNKNOWN,
                "newer_code",
                newer
                    + " has no subheading "
                    + row.text("newer_code")
                    + ". Add it to products.csv, or correct the code."));
      }
    }
    if (!issues.isEmpty()) {
      throw new BadInputException(issues);
    }
  }

  /** Adds a step, and returns the codes of its older revision. */
  private Set<String> add(String newer, List<TableRow> rows, Set<String> newerCodes) {
    Map<String, Set<String>> older = new HashMap<>();
    newerCodes.forEach(code -> older.put(code, Set.of(code)));
    rows.forEach(row -> older.put(row.text("newer_code"), Set.copyOf(row.list("older_codes"))));
    Map<String, Set<String>> back = new HashMap<>();
    older.forEach(
        (code, before) ->
            before.forEach(b -> back.computeIfAbsent(b, x -> new HashSet<>()).add(code)));
    toOlder.put(newer, older);
    toNewer.put(rows.get(0).text("older_revision"), back);
    return back.keySet();
  }

  /** The linked revisions before one, the last first. */
  public List<String> before(String revision) {
    return List.copyOf(toNewer.headMap(revision, false).descendingKeySet());
  }

  /** The revision that follows one, by the tables. */
  Optional<String> after(String revision) {
    return toNewer.containsKey(revision)
        ? Optional.ofNullable(toOlder.higherKey(revision))
        : Optional.empty();
  }

  /** The subheadings of a revision; none if no table links it. */
  public Set<String> codes(String revision) {
    Set<String> codes = new HashSet<>(links(toNewer, revision).keySet());
    codes.addAll(links(toOlder, revision).keySet());
    return codes;
  }

  private static Map<String, Set<String>> links(
      Map<String, Map<String, Set<String>>> steps, String revision) {
    return steps.getOrDefault(revision, Map.of());
  }

  /**
   * Whether a heading or subheading holds the same goods in two revisions, and no others.
   *
   * @param code four or six digits
   * @return false also where a revision is not linked or does not have the code
   */
  boolean holdsSameGoods(String code, String one, String other) {
    return holdsGoods(code, one, other) && holdsGoods(code, other, one);
  }

  private boolean holdsGoods(String code, String from, String to) {
    Set<String> goods = new HashSet<>(codes(from));
    goods.removeIf(subheading -> !subheading.startsWith(code));
    Set<String> there = new HashSet<>();
    for (String subheading : goods) {
      Set<String> linked = linked(subheading, from, to);
      if (linked.isEmpty()) {
        return false;
      }
      there.addAll(linked);
    }
    return !there.isEmpty() && there.stream().allMatch(subheading -> subheading.startsWith(code));
  }

  /**
   * The subheadings of another revision that may hold goods of a subheading, found step by step
   * through the revisions between.
   *
   * @param code six digits
   * @return none where one of the revisions is not linked, the code is not of the first, or it has
   *     no successor
   */
  Set<String> linked(String code, String from, String to) {
    boolean exists =
        links(toNewer, from).containsKey(code) || links(toOlder, from).containsKey(code);
    return exists ? linked(Set.of(code), from, to) : Set.of();
  }

  private Set<String> linked(Set<String> codes, String from, String to) {
    boolean forward = from.compareTo(to) < 0;
    Set<String> now = codes;
    String revision = from;
    while (!revision.equals(to)) {
      Map<String, Set<String>> links = (forward ? toNewer : toOlder).get(revision);
      String next = forward ? toOlder.higherKey(revision) : toNewer.lowerKey(revision);
      if (links == null || next == null) {
        return Set.of();
      }
      Set<String> after = new HashSet<>();
      now.forEach(code -> after.addAll(links.getOrDefault(code, Set.of())));
      now = after;
      revision = next;
    }
    return now;
  }
}
