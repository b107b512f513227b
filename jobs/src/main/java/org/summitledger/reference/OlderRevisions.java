package org.summitledger.reference;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.summitledger.reference.Division.Part;
import org.summitledger.reference.HsWeights.Weight;

/**
 * The sectors of headings and subheadings of older HS revisions, carried to the newest one revision
 * after the other; see {@link SectorLookup} for what decides.
 */
final class OlderRevisions implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int HEADING = 4;
  private static final int SUBHEADING = 6;

  /** Revision to code to the sector that holds all of it, or to none. */
  private final Map<String, Map<String, String>> sectors = new HashMap<>();

  /** Revision to code to the sectors that hold it by stated weights. */
  private final Map<String, Map<String, Division>> divided = new HashMap<>();

  private OlderRevisions() {}

  /**
   * What carries products.
   *
   * @param newest the prefixes of the newest revision
   * @param own prefixes of older revisions, which decide before anything is carried
   * @param concordance where goods are
   * @param weights how much of them, where it is stated
   */
  record Rules(
      Prefixes newest,
      Map<String, Map<String, String>> own,
      Concordance concordance,
      HsWeights weights) {}

  static OlderRevisions of(Rules rules) {
    OlderRevisions older = new OlderRevisions();
    String newer = Sectors.REVISION;
    for (String revision : rules.concordance().before(Sectors.REVISION)) {
      Step step =
          new Step(
              rules,
              revision,
              newer,
              older.sectors.getOrDefault(newer, Map.of()),
              older.divided.getOrDefault(newer, Map.of()));
      step.carryAll();
      older.sectors.put(revision, step.sectors);
      older.divided.put(revision, step.divided);
      newer = revision;
    }
    return older;
  }

  /** Carries a revision to the one after it, which has been carried. */
  private static final class Step {
    private final Rules rules;
    private final String revision;
    private final String newer;
    private final Map<String, String> sectorsThere;
    private final Map<String, Division> dividedThere;
    private final Map<String, String> sectors = new HashMap<>();
    private final Map<String, Division> divided = new HashMap<>();

    Step(
        Rules rules,
        String revision,
        String newer,
        Map<String, String> sectorsThere,
        Map<String, Division> dividedThere) {
      this.rules = rules;
      this.revision = revision;
      this.newer = newer;
      this.sectorsThere = sectorsThere;
      this.dividedThere = dividedThere;
    }

    void carryAll() {
      Map<String, String> own = rules.own().getOrDefault(revision, Map.of());
      Set<String> codes = rules.concordance().codes(revision);
      for (String code : codes) {
        Prefixes.longestMatch(own, code)
            .ifPresentOrElse(sector -> put(code, sector), () -> carry(code));
      }
      divideHeadings(codes);
    }

    private void put(String code, String sector) {
      sectors.put(code, sector);
      sectors.merge(
          code.substring(0, HEADING), sector, (a, b) -> a.equals(b) ? a : Sectors.UNALLOCATED);
    }

    private void carry(String code) {
      Set<String> there = rules.concordance().linked(code, revision, newer);
      List<Weight> weights = rules.weights().of(revision, code);
      if (Collections.disjoint(there, dividedThere.keySet())) {
        Set<String> found = there.stream().map(this::sectorThere).collect(Collectors.toSet());
        if (found.size() == 1 || weights.isEmpty()) {
          put(code, found.size() == 1 ? found.iterator().next() : Sectors.NOT_CARRIED);
          return;
        }
      }
      Division division = weights.isEmpty() ? alike(there) : weighted(weights);
      String first = division.shares().get(0).sector();
      if (division.isWhole() && first.equals(Sectors.NOT_CARRIED)) {
        put(code, first);
      } else {
        // Even where all goes to one sector: it does so by somebody's word.
        divided.put(code, division);
      }
    }

    private String sectorThere(String code) {
      String known = sectorsThere.get(code);
      return known == null ? rules.newest().sectorOf(code) : known;
    }

    private Division divisionThere(String code) {
      Division known = dividedThere.get(code);
      return known == null ? Division.whole(sectorThere(code), code) : known;
    }

    private Division divisionHere(String code) {
      Division known = divided.get(code);
      return known == null
          ? Division.whole(sectors.getOrDefault(code, Sectors.NOT_CARRIED), code)
          : known;
    }

    private Division weighted(List<Weight> weights) {
      return Division.of(
          weights.stream().map(w -> new Part(divisionThere(w.code()), w.weight())).toList(),
          weights.stream().map(Weight::row).toList());
    }

    /**
     * Without weights goods can be carried where it makes no difference which of them are where.
     */
    private Division alike(Set<String> there) {
      List<Division> parts = there.stream().map(this::divisionThere).toList();
      if (!parts.stream().allMatch(parts.get(0)::sharesLike)) {
        return Division.whole(Sectors.NOT_CARRIED, "");
      }
      return together(parts);
    }

    /** Divisions that share alike, as one that names whatever states any of them. */
    private static Division together(List<Division> parts) {
      List<Part> all = new ArrayList<>();
      for (Division part : parts) {
        all.add(new Part(part, all.isEmpty() ? BigDecimal.ONE : BigDecimal.ZERO));
      }
      return Division.of(all, List.of());
    }

    /** A heading of which a subheading is divided is so too if all share alike. */
    private void divideHeadings(Set<String> codes) {
      if (divided.isEmpty()) {
        return;
      }
      Map<String, List<String>> headings =
          codes.stream().collect(Collectors.groupingBy(code -> code.substring(0, HEADING)));
      headings.forEach(
          (heading, subheadings) -> {
            if (Collections.disjoint(subheadings, divided.keySet())) {
              return;
            }
            List<Division> parts = subheadings.stream().sorted().map(this::divisionHere).toList();
            if (parts.stream().allMatch(parts.get(0)::sharesLike)) {
              divided.put(heading, together(parts));
              sectors.remove(heading);
            } else {
              sectors.put(heading, Sectors.UNALLOCATED);
            }
          });
    }
  }

  /** The sector that holds all of a product, or {@link Sectors#NOT_CARRIED}. */
  String sectorOf(String product, String revision) {
    return sectors
        .getOrDefault(revision, Map.of())
        .getOrDefault(subheading(product), Sectors.NOT_CARRIED);
  }

  /** How a product is divided; empty if it is not. */
  Optional<Division> divisionOf(String product, String revision) {
    Map<String, Division> known = divided.getOrDefault(revision, Map.of());
    return known.isEmpty() ? Optional.empty() : Optional.ofNullable(known.get(subheading(product)));
  }

  private static String subheading(String product) {
    return product.substring(0, Math.min(product.length(), SUBHEADING));
  }

  /** All it says, in an order that is the same in every process. */
  String inOrder() {
    String carried = sorted(sectors).toString();
    boolean divides = divided.values().stream().anyMatch(codes -> !codes.isEmpty());
    return divides ? carried + "\n" + sorted(divided) : carried;
  }

  private static <T> Map<String, Map<String, T>> sorted(Map<String, Map<String, T>> byRevision) {
    Map<String, Map<String, T>> sorted = new TreeMap<>();
    byRevision.forEach((revision, codes) -> sorted.put(revision, new TreeMap<>(codes)));
    return sorted;
  }
}
