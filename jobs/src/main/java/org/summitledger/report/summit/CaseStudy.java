package org.summitledger.report.summit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.summitledger.indicator.model.Counterfactual;
import org.summitledger.indicator.model.Method;
import org.summitledger.indicator.model.Obstacle;
import org.summitledger.indicator.model.Verdict;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.StudyCase;

/**
 * What the methods say of one series beside one commitment.
 *
 * @param of the commitment under a scenario
 * @param series the trade that it may have changed
 * @param unanswerable why no method can say anything; empty where one may
 * @param comparedWith what methods hold the series against, by method and by the name that its fit
 *     has for it; nothing where no method can answer
 * @param answers of the methods, each once, in their order; none where no method can answer
 * @param verdict on all of them; empty where there are none
 */
record CaseStudy(
    StudyCase of,
    SectorSeries series,
    Optional<Obstacle> unanswerable,
    Map<Method, Map<String, SectorSeries>> comparedWith,
    List<Counterfactual> answers,
    Optional<Verdict> verdict) {

  static CaseStudy unanswerable(StudyCase of, SectorSeries series, Obstacle why) {
    return new CaseStudy(of, series, Optional.of(why), Map.of(), List.of(), Optional.empty());
  }

  static CaseStudy answered(
      StudyCase of,
      SectorSeries series,
      Map<Method, Map<String, SectorSeries>> comparedWith,
      List<Counterfactual> answers) {
    return new CaseStudy(
        of,
        series,
        Optional.empty(),
        comparedWith,
        List.copyOf(answers),
        Optional.of(Verdict.on(answers)));
  }

  /** The studied periods in which products of a unit that a method used are blank, in words. */
  Optional<String> blanks(Method method, String unit) {
    return Optional.ofNullable(comparedWith.getOrDefault(method, Map.of()).get(unit))
        .flatMap(compared -> StudySeries.blanksBeside(series, of, compared));
  }

  /** The cells that name the study, in the order of the tables' keys. */
  List<Object> head() {
    List<Object> head = new ArrayList<>(List.of(of.commitmentId(), of.scenario()));
    head.addAll(series.name());
    return head;
  }

  /** The columns of {@link #head}. */
  static TableDefinition.Builder key(TableDefinition.Builder table) {
    return table
        .key("commitment_id", "The commitment.")
        .key("scenario", "Name of the assumptions; stated uses stated facts only.")
        .key("source", "The statistical source; see table sources.")
        .key("reporter", "Whose statistics: ISO3.")
        .key("partner", "The other party: ISO3.")
        .key("flow", "import or export, seen from the reporter.")
        .key(
            "sector",
            "The sector, or all_products: as the source states it, else the sum of its sectors.")
        .key("currency", "ISO 4217 code of all money of the row.")
        .key("frequency", "A year, Q quarter, M month.");
  }
}
