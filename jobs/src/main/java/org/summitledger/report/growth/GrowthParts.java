package org.summitledger.report.growth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Ratios;
import org.summitledger.report.growth.GrowthComparison.Part;
import org.summitledger.report.growth.GrowthComparison.Scope;
import org.summitledger.report.table.Answer;

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

  private static final GrowthComponent TO_TOTAL = GrowthComponent.CONTRIBUTION_TO_TOTAL_GROWTH;
  private static final GrowthComponent TO_SECTOR = GrowthComponent.CONTRIBUTION_TO_SECTOR_GROWTH;

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
        .map(s -> new Contribution(s.sector(), GrowthRows.ALL, TO_TOTAL, ofSector(s)))
        .toList();
  }

  private Answer ofSector(Scope sector) {
    return sector
        .blank()
        .map(TO_TOTAL::missing)
        .orElseGet(() -> contribution(TO_TOTAL, sector.change(), whole));
  }

  /** Of the products in every sector that is not blank. */
  List<Contribution> ofProducts() {
    List<Contribution> all = new ArrayList<>();
    SortedMap<String, List<Part>> compared = largest(part -> part.blank().isEmpty());
    SortedMap<String, List<Part>> unknown = largest(part -> part.blank().isPresent());
    Map<String, Long> counts =
        parts.stream()
            .filter(part -> part.blank().isEmpty())
            .collect(Collectors.groupingBy(Part::sector, Collectors.counting()));
    for (Scope sector : sectors) {
      if (sector.blank().isEmpty()) {
        addProducts(
            all,
            sector,
            compared.getOrDefault(sector.sector(), List.of()),
            counts.getOrDefault(sector.sector(), 0L));
        for (Part part : unknown.getOrDefault(sector.sector(), List.of())) {
          String why = part.blank().orElseThrow();
          all.addAll(of(part, TO_TOTAL.missing(why), TO_SECTOR.missing(why)));
        }
      }
    }
    return all;
  }

  /** A product with how far it moved. */
  private record Moved(Part part, BigDecimal distance) {
    static final Comparator<Moved> FURTHEST_FIRST =
        Comparator.comparing(Moved::distance)
            .reversed()
            .thenComparing(m -> m.part().product())
            .thenComparing(m -> m.part().sector());
  }

  /** Those that moved most, by sector. */
  private SortedMap<String, List<Part>> largest(Predicate<Part> which) {
    SortedMap<String, List<Part>> listed = new TreeMap<>();
    parts.stream()
        .filter(which)
        .map(part -> new Moved(part, part.change().abs()))
        .sorted(Moved.FURTHEST_FIRST)
        .limit(LISTED)
        .map(Moved::part)
        .forEach(p -> listed.computeIfAbsent(p.sector(), s -> new ArrayList<>()).add(p));
    return listed;
  }

  private void addProducts(List<Contribution> all, Scope sector, List<Part> listed, long compared) {
    BigDecimal rest = sector.change();
    for (Part part : listed) {
      rest = rest.subtract(part.change());
      all.addAll(of(sector, part.product(), part.change()));
    }
    if (compared > listed.size() || (compared > 0 && rest.signum() != 0)) {
      all.addAll(of(sector, REST, rest));
    }
  }

  private List<Contribution> of(Scope sector, String product, BigDecimal change) {
    Part part = new Part(sector.sector(), product, BigDecimal.ZERO, change, Optional.empty());
    return of(part, contribution(TO_TOTAL, change, whole), contribution(TO_SECTOR, change, sector));
  }

  private static List<Contribution> of(Part part, Answer toTotal, Answer toSector) {
    return List.of(
        new Contribution(part.sector(), part.product(), TO_TOTAL, toTotal),
        new Contribution(part.sector(), part.product(), TO_SECTOR, toSector));
  }

  /** What a change adds to growth of a scope, and what that is without. */
  private static Answer contribution(GrowthComponent component, BigDecimal change, Scope scope) {
    return component.answer(contribution(change, scope.before())).without(scope.missing());
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
              for (Added added : largestFirst(byProduct)) {
                if (rank++ < LISTED) {
                  all.add(
                      new Contribution(
                          whole,
                          added.product(),
                          component,
                          indices.answer(component, added.outcome())));
                } else {
                  rest += added.number();
                }
              }
              if (rank > LISTED) {
                all.add(
                    new Contribution(
                        whole, REST, component, indices.answer(component, Outcome.of(rest))));
              }
            });
    return all;
  }

  /** What a product adds to an index; zero where it is not known. */
  private record Added(String product, Outcome outcome, double number) {
    static final Comparator<Added> LARGEST_FIRST =
        Comparator.comparingDouble((Added a) -> -Math.abs(a.number()))
            .thenComparing(Added::product);
  }

  private static List<Added> largestFirst(SortedMap<String, Outcome> byProduct) {
    return byProduct.entrySet().stream()
        .map(e -> new Added(e.getKey(), e.getValue(), e.getValue().value().orElse(0.0)))
        .sorted(Added.LARGEST_FIRST)
        .toList();
  }
}
