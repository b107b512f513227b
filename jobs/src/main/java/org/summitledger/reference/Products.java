package org.summitledger.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.summitledger.source.Flow;
import org.summitledger.source.TableRow;

/**
 * The Harmonized System as far as it is listed: chapters for every revision, headings and
 * subheadings for the revisions in {@code products.csv}. National lines of 8 and 9 digits are
 * checked by their chapter.
 */
public final class Products {
  private static final Set<String> LEVELS = Set.of("HS2", "HS4", "HS6", "HS8", "HS9");
  private static final Set<String> LISTED = Set.of("HS4", "HS6");

  private final Set<String> chapters = new HashSet<>();
  private final Map<String, Set<String>> byRevision = new HashMap<>();

  /** From the rows of {@code products.csv}. */
  public Products(List<TableRow> rows) {
    for (TableRow row : rows) {
      if (row.text("product_level").equals("HS2")) {
        chapters.add(row.text("product"));
      } else {
        byRevision
            .computeIfAbsent(row.text("hs_revision"), r -> new HashSet<>())
            .add(row.text("product"));
      }
    }
  }

  /** Whether a code exists; in a revision that is not listed, whether its chapter does. */
  public boolean contains(String code, String revision) {
    if (code.equals("TOTAL")) {
      return true;
    }
    String level = Flow.levelOf(code);
    if (!LEVELS.contains(level) || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    Set<String> listed = byRevision.get(revision);
    return (LISTED.contains(level) && listed != null)
        ? listed.contains(code)
        : chapters.contains(code.substring(0, 2));
  }

  /** The subheadings listed for a revision; none if it is not listed. */
  public Set<String> subheadings(String revision) {
    return byRevision.getOrDefault(revision, Set.of()).stream()
        .filter(code -> Flow.levelOf(code).equals("HS6"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
