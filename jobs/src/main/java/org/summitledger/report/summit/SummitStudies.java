package org.summitledger.report.summit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.summitledger.commitment.Ledger;
import org.summitledger.commitment.Window;
import org.summitledger.indicator.model.ConstantShare;
import org.summitledger.indicator.model.Counterfactual;
import org.summitledger.indicator.model.Counterfactual.NotComputable;
import org.summitledger.indicator.model.DifferenceInDifferences;
import org.summitledger.indicator.model.LogLinearTrend;
import org.summitledger.indicator.model.Method;
import org.summitledger.indicator.model.Obstacle;
import org.summitledger.indicator.model.Study;
import org.summitledger.indicator.model.SyntheticControl;
import org.summitledger.reference.Countries;
import org.summitledger.reference.Sectors;
import org.summitledger.report.trade.PartyTrade;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.StudyCase;

/**
 * Every commitment under every scenario, beside the trade between its parties: by sector and of all
 * products together, by four methods. What differs between cases is answered anew only where the
 * method asks for it: windows by all, scopes by difference in differences.
 */
final class SummitStudies {
  private final Ledger ledger;
  private final List<SectorSeries> parties;
  private final Map<SectorSeries, SectorSeries> worlds = new HashMap<>();
  private final Map<SectorSeries, SortedMap<String, SectorSeries>> partners = new HashMap<>();
  private final Map<List<Object>, Counterfactual> known = new HashMap<>();

  private SummitStudies(Ledger ledger, PartyTrade trade) {
    this.ledger = ledger;
    List<SectorSeries> all = new ArrayList<>(AllProducts.beside(trade.sectorSeries()));
    all.addAll(trade.sectorSeriesOfListedPartners());
    this.parties =
        StudySeries.current(
            all.stream().filter(s -> !s.partner().equals(Countries.WORLD)).toList());
    for (SectorSeries series : StudySeries.current(all)) {
      if (series.partner().equals(Countries.WORLD)) {
        worlds.put(market(series), series);
      } else {
        partners
            .computeIfAbsent(market(series), m -> new TreeMap<>())
            .put(series.partner(), series);
      }
    }
  }

  /** Those that are kept. */
  private record Kept(List<CaseStudy> studies) {}

  /** All studies, in the order of commitments, scenarios and series: made once a night. */
  static List<CaseStudy> of(ReportInputs inputs) {
    return inputs
        .partyTrade()
        .kept(Kept.class, trade -> new Kept(of(inputs.ledger(), trade, inputs.trade().sectors())))
        .studies();
  }

  private static List<CaseStudy> of(Ledger ledger, PartyTrade trade, Sectors sectors) {
    SummitStudies studies = new SummitStudies(ledger, trade);
    List<CaseStudy> all = new ArrayList<>();
    for (StudyCase of : StudyCase.of(ledger, sectors)) {
      all.addAll(studies.of(of));
    }
    return all;
  }

  /**
   * Where no method can answer of all products, since there is no window or nothing after it
   * opened, that is said once and not of every sector.
   */
  private List<CaseStudy> of(StudyCase of) {
    List<SectorSeries> between = parties.stream().filter(of::isOf).toList();
    Set<SectorSeries> silent = new HashSet<>();
    List<CaseStudy> studies = new ArrayList<>();
    for (SectorSeries series : between) {
      if (series.sector().equals(Sectors.ALL)) {
        unanswerable(of, series)
            .ifPresent(
                why -> {
                  silent.add(acrossSectors(series));
                  studies.add(CaseStudy.unanswerable(of, series, why));
                });
      }
    }
    for (SectorSeries series : between) {
      if (!silent.contains(acrossSectors(series))) {
        studies.add(
            unanswerable(of, series)
                .map(why -> CaseStudy.unanswerable(of, series, why))
                .orElseGet(() -> answered(of, series, between)));
      }
    }
    return studies;
  }

  private static Optional<Obstacle> unanswerable(StudyCase of, SectorSeries series) {
    if (series.measureRelation().equals("not_observable")) {
      return Optional.of(Obstacle.missing("not observable: " + series.note()));
    }
    if (of.window().start().isEmpty()) {
      return Optional.of(Obstacle.missing("no source states a window"));
    }
    return StudySeries.asked(series, of).stream().anyMatch(p -> p.value().isPresent())
        ? Optional.empty()
        : Optional.of(
            Obstacle.missing("no period that starts with the window or later has a figure yet"));
  }

  private CaseStudy answered(StudyCase of, SectorSeries series, List<SectorSeries> between) {
    SectorSeries market = market(series);
    Optional<SectorSeries> world = Optional.ofNullable(worlds.get(market));
    SortedMap<String, SectorSeries> controls = controls(of, series, between);
    SortedMap<String, SectorSeries> others = partners.getOrDefault(market, new TreeMap<>());
    return CaseStudy.answered(
        of,
        series,
        Map.of(
            Method.CONSTANT_SHARE,
            world.map(w -> Map.of(Countries.WORLD, w)).orElse(Map.of()),
            Method.DIFFERENCE_IN_DIFFERENCES,
            controls,
            Method.SYNTHETIC_CONTROL,
            others),
        answers(of, series, world, controls.values(), others.values()));
  }

  private List<Counterfactual> answers(
      StudyCase of,
      SectorSeries series,
      Optional<SectorSeries> world,
      Collection<SectorSeries> controls,
      Collection<SectorSeries> others) {
    Study study = StudySeries.study(series, of);
    Window window = of.window();
    return List.of(
        once(Method.LOG_LINEAR_TREND, series, window, () -> LogLinearTrend.of(study)),
        once(Method.CONSTANT_SHARE, series, window, () -> constantShare(study, world)),
        once(
            Method.DIFFERENCE_IN_DIFFERENCES,
            series,
            List.of(window, of.hasScope(), new TreeSet<>(of.scope())),
            () -> differences(study, of, series, controls)),
        once(Method.SYNTHETIC_CONTROL, series, window, () -> synthetic(study, series, others)));
  }

  private Counterfactual once(
      Method method, SectorSeries series, Object given, Supplier<Counterfactual> answer) {
    return known.computeIfAbsent(List.of(method, series, given), k -> answer.get());
  }

  private static Counterfactual constantShare(Study study, Optional<SectorSeries> world) {
    return world
        .map(series -> ConstantShare.of(study, StudySeries.of(series, Countries.WORLD)))
        .orElseGet(
            () ->
                new NotComputable(
                    Method.CONSTANT_SHARE,
                    Obstacle.missing("the source holds no trade with the world")));
  }

  private static Counterfactual differences(
      Study study, StudyCase of, SectorSeries series, Collection<SectorSeries> controls) {
    return withoutControls(of, series)
        .<Counterfactual>map(why -> new NotComputable(Method.DIFFERENCE_IN_DIFFERENCES, why))
        .orElseGet(
            () ->
                DifferenceInDifferences.of(
                    study, controls.stream().map(s -> StudySeries.of(s, s.sector())).toList()));
  }

  /** The same pair's sectors out of scope, by name. */
  private static SortedMap<String, SectorSeries> controls(
      StudyCase of, SectorSeries series, List<SectorSeries> between) {
    SortedMap<String, SectorSeries> controls = new TreeMap<>();
    between.stream()
        .filter(s -> acrossSectors(s).equals(acrossSectors(series)))
        .filter(s -> s.scheme().equals(series.scheme()) && of.isOutOfScope(s))
        .filter(s -> !s.measureRelation().equals("not_observable"))
        .forEach(s -> controls.put(s.sector(), s));
    return controls;
  }

  private static Optional<Obstacle> withoutControls(StudyCase of, SectorSeries series) {
    if (!of.hasScope()) {
      return Optional.of(
          Obstacle.missing("no source states a scope, so that no sector is out of it"));
    }
    if (series.sector().equals(Sectors.ALL)) {
      return Optional.of(Obstacle.inherent("all products together hold the sectors out of scope"));
    }
    if (StudyCase.isOfNoSector(series)) {
      return Optional.of(
          Obstacle.inherent("what is in no sector for sure may be in scope, or out of it"));
    }
    return of.isOutOfScope(series)
        ? Optional.of(Obstacle.inherent("the sector is out of scope itself"))
        : Optional.empty();
  }

  private Counterfactual synthetic(
      Study study, SectorSeries series, Collection<SectorSeries> others) {
    SortedSet<String> touched =
        ledger.counterparts().getOrDefault(series.reporter(), new TreeSet<>());
    return SyntheticControl.of(study, DonorPool.of(study, others, touched));
  }

  /** What partners share: one reporter's trade in a sector and direction, by one source. */
  private static SectorSeries market(SectorSeries s) {
    return head(s, Countries.WORLD, s.sector(), s.scheme());
  }

  /** What sectors share: one pair's trade in a direction, by one source. */
  private static SectorSeries acrossSectors(SectorSeries s) {
    return head(s, s.partner(), Sectors.ALL, "TOTAL");
  }

  private static SectorSeries head(SectorSeries s, String partner, String sector, String scheme) {
    return new SectorSeries(
        s.source(),
        s.reporter(),
        partner,
        s.flow(),
        sector,
        scheme,
        s.currency(),
        s.frequency(),
        s.valuation(),
        "",
        "",
        new TreeMap<>());
  }
}
