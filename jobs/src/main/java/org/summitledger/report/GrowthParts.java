package org.summitledger.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Ratios;
import org.summitledger.report.GrowthComparison.Part;
import org.summitledger.report.GrowthComparison.Scope;

/**
 * What sectors and products add to growth between two periods, in the currency of trade. The
 * products that moved most are listed; what the others of a sector add is in one row {@link #REST},
 * so that a sector's products add up to the sector in decimals, and the sectors to the whole.
 */
final class GrowthParts {
  /** All products of a sector that are not listed by themselves. */
  static final String REST = "rest";

  /** More than there are chapters, so that those are all listed. */
  private static final int LISTED = 100;

  private final Scope whole;
  private final List<Scope> sectors;
  private final List<Part> parts;

  GrowthParts(GrowthComparison comparison) {
    this.whole = comparison.whole();
    this.sectors = comparison.sectors();
    this.parts = comparison.parts();
  }

  /** A number of a product, or of a sector where the product is all. */
  record Contribution(String sector, String product, GrowthComponent component, Answer answer) {}

  /** Of every sector. */
  List<Contribution> ofSectors() {
    return sectors.stream()
        .map(
            s ->
                new Contribution(
                    s.sector(),
                    GrowthRows.ALL,
                    GrowthComponent.CONTRIBUTION_TO_TOTAL_GROWTH,
                    GrowthComponent.CONTRIBUTION_TO_TOTAL_GROWTH.answer(
                        s.blank()
                            .map(Outcome::none)
                            .orElseGet(() -> contribution(s.change(), whole.before())))))
        .toList();
  }

  /** Of the products in every sector that is not blank. */
  List<Contribution> ofProducts() {
    SortedMap<String, List<Part>> listed = new TreeMap<>();
    parts.stream()
        .sorted(
            Comparator.comparing((Part p) -> p.change().abs())
                .reversed()
                .thenComparing(Part::product)
                .thenComparing(Part::sector))
        .limit(LISTED)
        .forEach(p -> listed.computeIfAbsent(p.sector(), s -> new ArrayList<>()).add(p));
    List<Contribution> all = new ArrayList<>();
    for (Scope sector : sectors) {
      if (sector.blank().isEmpty()) {
        addProducts(all, sector, listed.getOrDefault(sector.sector(), List.of()));
      }
    }
    return all;
  }

  private void addProducts(List<Contribution> all, Scope sector, List<Part> listed) {
    BigDecimal rest = sector.change();
    for (Part part : listed) {
      if (part.blank().isPresent()) {
        Outcome none = Outcome.none(part.blank().get());
        all.addAll(contributions(sector, part.product(), none, none));
      } else {
        rest = rest.subtract(part.change());
        all.addAll(contributions(sector, part.product(), part.change()));
      }
    }
    boolean hasProducts = parts.stream().anyMatch(p -> p.sector().equals(sector.sector()));
    boolean isCut =
        parts.stream().filter(p -> p.sector().equals(sector.sector())).count() > listed.size();
    if (hasProducts && (isCut || rest.signum() != 0)) {
      all.addAll(contributions(sector, REST, rest));
    }
  }

  private List<Contribution> contributions(Scope sector, String product, BigDecimal change) {
    return contributions(
        sector,
        product,
        contribution(change, whole.before()),
        contribution(change, sector.before()));
  }

  private static List<Contribution> contributions(
      Scope sector, String product, Outcome toTotal, Outcome toSector) {
    GrowthComponent total = GrowthComponent.CONTRIBUTION_TO_TOTAL_GROWTH;
    GrowthComponent own = GrowthComponent.CONTRIBUTION_TO_SECTOR_GROWTH;
    return List.of(
        new Contribution(sector.sector(), product, total, total.answer(toTotal)),
        new Contribution(sector.sector(), product, own, own.answer(toSector)));
  }

  private static Outcome contribution(BigDecimal change, BigDecimal whole) {
    return Ratios.contribution(change, BigDecimal.ZERO, whole);
  }

  /** Fisher's contributions of the whole, the largest listed and the others as one. */
  static List<Contribution> ofIndices(String whole, GrowthIndices indices) {
    List<Contribution> all = new ArrayList<>();
    indices
        .contributions()
        .forEach(
            (component, byProduct) -> {
              double rest = 0;
              int rank = 0;
              for (Map.Entry<String, Outcome> e : largestFirst(byProduct)) {
                if (rank++ < LISTED) {
                  all.add(
                      new Contribution(
                          whole, e.getKey(), component, component.answer(e.getValue())));
                } else {
                  rest += e.getValue().value().orElse(0.0);
                }
              }
              if (rank > LISTED) {
                all.add(
                    new Contribution(whole, REST, component, component.answer(Outcome.of(rest))));
              }
            });
    return all;
  }

  private static List<Map.Entry<String, Outcome>> largestFirst(
      SortedMap<String, Outcome> byProduct) {
    return byProduct.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, Outcome> e) -> -Math.abs(e.getValue().value().orElse(0.0)))
                .thenComparing(Map.Entry::getKey))
        .toList();
  }
}
