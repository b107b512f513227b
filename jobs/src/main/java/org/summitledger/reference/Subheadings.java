package org.summitledger.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.Flow;

/** The subheadings of {@link Sectors#REVISION} that hold the goods of products of any revision. */
final class Subheadings {
  private static final int SUBHEADING = 6;

  private final NavigableSet<String> newest;
  private final Concordance concordance;

  /** Of older revisions, sorted when they are first asked for. */
  private final Map<String, NavigableSet<String>> older = new ConcurrentHashMap<>();

  /**
   * Subheadings and how older ones are carried to them.
   *
   * @param newest the subheadings of {@link Sectors#REVISION}
   * @param concordance carries those of older revisions
   */
  Subheadings(Set<String> newest, Concordance concordance) {
    this.newest = new TreeSet<>(newest);
    this.concordance = concordance;
  }

  boolean contains(String code) {
    return newest.contains(code);
  }

  /**
   * Where goods of a product may be.
   *
   * @param product HS digits, or {@code TOTAL}
   * @param hsRevision such as HS2017; null where the source does not state it: the product is then
   *     taken as it stands
   * @return none for chapters, for all products together, and for what cannot be carried
   */
  Set<String> of(String product, @Nullable String hsRevision) {
    String revision = hsRevision == null ? Sectors.REVISION : hsRevision;
    boolean isNewest = revision.equals(Sectors.REVISION);
    return switch (Flow.levelOf(product)) {
      case "HS4" -> isNewest ? below(newest, product) : carriedHeading(product, revision);
      case "HS6", "HS8", "HS9" -> {
        String code = product.substring(0, SUBHEADING);
        yield isNewest ? below(newest, code) : carried(code, revision);
      }
      default -> Set.of();
    };
  }

  /** The revisions before one from which products can be carried, the last first. */
  List<String> revisionsBefore(String revision) {
    return concordance.before(revision);
  }

  /** The subheadings of an older revision that may hold goods of one of today's. */
  Set<String> before(String code, String revision) {
    return concordance.linked(code, Sectors.REVISION, revision);
  }

  private static Set<String> below(NavigableSet<String> codes, String prefix) {
    return codes.subSet(prefix, true, prefix + "99", true);
  }

  /** Empty if any subheading cannot be carried: the rest would not be the heading. */
  private Set<String> carriedHeading(String heading, String revision) {
    Set<String> there = new HashSet<>();
    for (String code : below(codes(revision), heading)) {
      Set<String> carried = carried(code, revision);
      if (carried.isEmpty()) {
        return Set.of();
      }
      there.addAll(carried);
    }
    return there;
  }

  private NavigableSet<String> codes(String revision) {
    return older.computeIfAbsent(revision, r -> new TreeSet<>(concordance.codes(r)));
  }

  private Set<String> carried(String code, String revision) {
    return concordance.linked(code, revision, Sectors.REVISION);
  }
}
