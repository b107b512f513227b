package org.summitledger.report.dependency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.apache.spark.sql.Row;
import org.summitledger.reference.CriticalMaterials.Held;
import org.summitledger.reference.DependencyCondition.Comparison;
import org.summitledger.reference.DependencySchool;
import org.summitledger.report.table.Answer;
import org.summitledger.report.table.Rows;

/**
 * The rows of {@code dependency_flags} of one importer and product by value or by weight. Flags
 * have a row a period; what no period of the series can tell has one row, in its last period.
 */
final class DependencySeries {
  private static final String VERSION = "1";

  private final List<Supply> supplies;
  private final Basis basis;
  private final Optional<String> materials;
  private final Optional<Boolean> isExact;
  private final Optional<String> lists;
  private final SortedMap<LocalDate, List<Judgement>> judged = new TreeMap<>();
  private final Map<Judgement.Question, Persistence> persistence = new LinkedHashMap<>();
  private final Set<Judgement.Question> saying = new HashSet<>();

  /**
   * Judges a series.
   *
   * @param supplies of one series, in order; at least one
   * @param held the critical materials that the product holds
   */
  DependencySeries(List<Supply> supplies, Basis basis, List<Held> held, DependencyJudge judge) {
    this.supplies = supplies;
    this.basis = basis;
    this.materials = CriticalColumns.materials(held);
    this.isExact = CriticalColumns.exact(held);
    this.lists = CriticalColumns.lists(held);
    for (Supply supply : supplies) {
      List<Judgement> all = judge.judge(supply, basis);
      judged.put(supply.start(), all);
      for (Judgement judgement : all) {
        persistence
            .computeIfAbsent(judgement.question(), q -> new Persistence())
            .add(supply.start(), judgement.holds());
        if (!judgement.isFlag() && judgement.saysSomething()) {
          saying.add(judgement.question());
        }
      }
    }
  }

  /** All rows. */
  List<Row> rows() {
    boolean isSilent = supplies.stream().allMatch(s -> s.by(basis).missing().isPresent());
    LocalDate last = judged.lastKey();
    return rows(
        (supply, judgement) ->
            supply.start().equals(last)
                || (judgement.isFlag() ? !isSilent : saying.contains(judgement.question())));
  }

  /** The flags alone: for products beyond those that hold critical materials. */
  List<Row> flags() {
    return rows((supply, judgement) -> judgement.isFlag());
  }

  private List<Row> rows(BiPredicate<Supply, Judgement> isShown) {
    List<Row> rows = new ArrayList<>();
    for (Supply supply : supplies) {
      List<Object> amounts = amounts(supply);
      judgements(supply).stream()
          .filter(judgement -> isShown.test(supply, judgement))
          .forEach(judgement -> rows.add(row(supply, amounts, judgement)));
    }
    return rows;
  }

  private List<Judgement> judgements(Supply supply) {
    return judged.getOrDefault(supply.start(), List.of());
  }

  private Row row(Supply supply, List<Object> amounts, Judgement judgement) {
    List<Object> cells = new ArrayList<>();
    cells.addAll(key(supply, judgement));
    cells.addAll(amounts);
    cells.addAll(asked(judgement));
    cells.addAll(lasting(supply, judgement));
    return Rows.of(cells, answer(supply, judgement));
  }

  private List<Object> key(Supply supply, Judgement judgement) {
    Supply.Series of = supply.of();
    return List.of(
        of.source(),
        of.importer(),
        of.product(),
        of.frequency(),
        of.currency(),
        supply.start(),
        basis.word(),
        judgement.school().id(),
        judgement.condition().indicator(),
        supply.end(),
        supply.period(),
        of.level(),
        supply.hsRevision());
  }

  private List<Object> amounts(Supply supply) {
    Supplied supplied = supply.by(basis);
    return List.of(
        materials,
        isExact,
        lists,
        supplied.total(),
        supplied.top(),
        supplied.top().map(top -> supplied.largest()),
        supplied.unit());
  }

  private static List<Object> asked(Judgement judgement) {
    var bounds = judgement.reading().bounds();
    var threshold = judgement.condition().threshold();
    var low = Reading.distance(bounds.low(), threshold);
    var high = Reading.distance(bounds.high(), threshold);
    return List.of(
        bounds.low().value(),
        bounds.high().value(),
        comparison(judgement.condition().comparison()),
        threshold.map(t -> t.doubleValue()),
        bounds.isKnown() ? low : Optional.empty(),
        low,
        high);
  }

  private static Optional<String> comparison(Comparison comparison) {
    return switch (comparison) {
      case GT -> Optional.of("above");
      case GE -> Optional.of("at_or_above");
      case UNSTATED -> Optional.empty();
    };
  }

  private List<Object> lasting(Supply supply, Judgement judgement) {
    Persistence lasting = persistence.getOrDefault(judgement.question(), new Persistence());
    LocalDate start = supply.start();
    DependencySchool school = judgement.school();
    return List.of(
        judgement.holds(),
        judgement.isFlag()
            ? lasting.inWindow(start, school.yearsOf(), school.yearsNeeded())
            : Optional.empty(),
        lasting.yearsInARow(start),
        lasting.isChanged(start),
        lasting.changes(start));
  }

  private static Answer answer(Supply supply, Judgement judgement) {
    Reading reading = judgement.reading();
    String method = supply.covers().size() > 1 ? "moving_12_months" : "period";
    String open = reading.missing().orElse(Reading.OPEN);
    Answer answer =
        Answer.complete(
            reading.bounds().value(open), judgement.condition().unit(), method, VERSION);
    return reading.missing().map(answer::without).orElse(answer);
  }
}
