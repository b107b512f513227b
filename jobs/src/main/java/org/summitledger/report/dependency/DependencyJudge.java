package org.summitledger.report.dependency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.summitledger.indicator.Bounds;
import org.summitledger.indicator.EuDependency;
import org.summitledger.indicator.ImportsToExports;
import org.summitledger.indicator.Outcome;
import org.summitledger.reference.CustomsUnions;
import org.summitledger.reference.DependencyCondition;
import org.summitledger.reference.DependencyCondition.Comparison;
import org.summitledger.reference.DependencySchool;
import org.summitledger.reference.DependencySchool.Combination;
import org.summitledger.reference.DependencyThresholds;
import org.summitledger.report.table.Rows;

/** Holds a country's imports of a product against what the schools of dependency ask for. */
final class DependencyJudge {
  /** Indicators that the European Commission made of imports from outside its union. */
  private static final Set<String> OF_UNION = Set.of("cdi1", "cdi2", "cdi3");

  private static final String NO_UNION =
      "the importer is judged alone, as no customs union: all its imports come from outside, and"
          + " the condition says nothing";
  private static final String NO_MEASURE =
      "the school's measure and threshold were not found in a public source: its flag can be down"
          + " but never up";

  private static final String MEMBER =
      "the importer is in the customs union of the European Union, whose indicators are of imports"
          + " from outside it";

  private final DependencyThresholds thresholds;
  private final CustomsUnions unions;
  private final ProductExports exports;
  private final Map<LocalDate, List<DependencySchool>> schools = new HashMap<>();

  /** By the thresholds known on the day, with the exports that sources state. */
  DependencyJudge(DependencyThresholds thresholds, CustomsUnions unions, ProductExports exports) {
    this.thresholds = thresholds;
    this.unions = unions;
    this.exports = exports;
  }

  /** What all schools say of a period, each with its flag last. */
  List<Judgement> judge(Supply supply, Basis basis) {
    List<Judgement> all = new ArrayList<>();
    Map<Measure, Reading> measured = new EnumMap<>(Measure.class);
    for (DependencySchool school : schools.computeIfAbsent(supply.start(), thresholds::schools)) {
      List<Judgement> conditions =
          school.conditions().stream()
              .map(c -> new Judgement(school, c, reading(c, supply, basis, measured)))
              .toList();
      all.addAll(conditions);
      all.add(flag(school, conditions));
    }
    return all;
  }

  /** What several conditions ask for is measured once. */
  private Reading reading(
      DependencyCondition condition, Supply supply, Basis basis, Map<Measure, Reading> measured) {
    String indicator = condition.indicator();
    if (OF_UNION.contains(indicator) && isInUnion(supply)) {
      return Reading.none(MEMBER);
    }
    return Measure.of(indicator)
        .map(measure -> measured.computeIfAbsent(measure, m -> reading(m, supply, basis)))
        .orElseGet(
            () ->
                Reading.none(
                    condition.threshold().isEmpty()
                        ? NO_MEASURE
                        : "no measure of " + indicator + " is known here"));
  }

  private Reading reading(Measure measure, Supply supply, Basis basis) {
    return switch (measure) {
      case CONCENTRATION -> Reading.of(supply.by(basis).concentration());
      case SHARE_FROM_OUTSIDE -> fromOutside(supply.by(basis));
      case IMPORTS_TO_EXPORTS -> balance(supply, basis);
      case LARGEST_SHARE -> Reading.of(supply.by(basis).largestShare());
      case WORLD_CONCENTRATION -> world(supply, basis);
    };
  }

  private boolean isInUnion(Supply supply) {
    return unions.holds(
        CustomsUnions.EUROPE, supply.of().importer(), supply.covers().get(0), supply.end());
  }

  private static Reading fromOutside(Supplied supplied) {
    return supplied.missing().isPresent()
        ? Reading.none(supplied.missing().get())
        : Reading.without(
            EuDependency.cdi2(supplied.total().orElseThrow(), BigDecimal.ZERO), NO_UNION);
  }

  private Reading balance(Supply supply, Basis basis) {
    Supplied supplied = supply.by(basis);
    if (supplied.missing().isPresent()) {
      return Reading.none(supplied.missing().get());
    }
    BigDecimal imports = supplied.total().orElseThrow();
    Exported sold = exports.of(supply, basis);
    return sold.amount()
        .map(x -> Reading.of(new ImportsToExports(imports, x)))
        .orElseGet(() -> Reading.none(sold.reason().orElseThrow()));
  }

  private Reading world(Supply supply, Basis basis) {
    Outcome byValue = exports.concentrationOfWorld(supply);
    Outcome found =
        basis == Basis.WEIGHT && byValue.isPresent()
            ? Outcome.none("exports of the world are added up by value only")
            : byValue;
    return found.isPresent()
        ? Reading.of(Bounds.of(found))
        : Reading.none(found.reason().orElseThrow());
  }

  /** The flag as a count of conditions: how many hold for sure, and how many may. */
  static Judgement flag(DependencySchool school, List<Judgement> conditions) {
    int sure = (int) conditions.stream().filter(c -> c.holds().orElse(false)).count();
    int open = (int) conditions.stream().filter(c -> c.holds().isEmpty()).count();
    int needed = school.combination() == Combination.ANY ? 1 : conditions.size();
    DependencyCondition asked =
        new DependencyCondition(
            Judgement.FLAG,
            Comparison.GE,
            Optional.of(BigDecimal.valueOf(needed)),
            "conditions",
            "",
            "");
    Bounds counted = new Bounds(Outcome.of(sure), Outcome.of(sure + open));
    return new Judgement(
        school, asked, new Reading(counted, Optional.empty(), missing(conditions)));
  }

  /** What keeps the flag open; or, of a flag that is known all the same, what was not there. */
  private static Optional<String> missing(List<Judgement> conditions) {
    List<Judgement> open = conditions.stream().filter(c -> c.holds().isEmpty()).toList();
    String all =
        (open.isEmpty() ? conditions : open)
            .stream()
                .map(DependencyJudge::missing)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    return Rows.text(all);
  }

  private static Optional<String> missing(Judgement judgement) {
    Reading reading = judgement.reading();
    return reading
        .missing()
        .or(() -> judgement.holds().isEmpty() ? reading.bounds().low().reason() : Optional.empty())
        .map(why -> judgement.condition().indicator() + ": " + why);
  }
}
