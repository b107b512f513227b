package org.summitledger.report.summit;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.indicator.model.Counterfactual;
import org.summitledger.indicator.model.Counterfactual.Computed;
import org.summitledger.indicator.model.DifferenceFit;
import org.summitledger.indicator.model.Method;
import org.summitledger.indicator.model.SyntheticFit;
import org.summitledger.indicator.model.SyntheticFit.Distances;
import org.summitledger.indicator.model.SyntheticFit.Donor;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * What counterfactuals are made of: the partners that a synthetic control mixes, with their weights
 * and what the method finds when it takes them for the treated one; and the sectors out of scope
 * that difference in differences compares with.
 */
public final class CounterfactualDonors implements ReportTable {
  private static final String VERSION = "1";

  @Override
  public TableDefinition definition() {
    return CaseStudy.key(
            TableDefinition.named(
                    "counterfactual_donors",
                    "A unit that a counterfactual is made of: its weight, and what the method finds"
                        + " when it takes this unit for the treated one.")
                .from("commitments.csv, scenarios.csv; trade by sector as in sector_growth"))
        .key("method", "synthetic_control or difference_in_differences, see counterfactual.")
        .key(
            "donor",
            "Of synthetic_control another partner, ISO3; of difference_in_differences a sector out of"
                + " scope.")
        .ratio(
            "weight",
            "Its share in what the partner is compared with; null if it was left out. They add up to"
                + " 1.",
            "least squared distance before the window, weights >= 0; of sectors 1 / number")
        .ratio(
            "pre_error",
            "Root mean squared distance to its own mixture of the other donors before the window"
                + " opened, as a share of its mean then; null for sectors, and for a single donor.",
            "RMSPE before / mean before")
        .ratio(
            "treated_pre_error", "The same of the treated partner.", "RMSPE before / mean before")
        .ratio(
            "post_pre_ratio",
            "How many times further from its mixture it was after the window opened; a pre_error"
                + " below 0.001 counts as 0.001.",
            "RMSPE after / RMSPE before")
        .ratio(
            "treated_post_pre_ratio",
            "The same of the treated partner.",
            "RMSPE after / RMSPE before")
        .optionalCount(
            "placebo_rank",
            "units",
            "How many of all donors and the treated partner have a ratio as large, itself among"
                + " them.")
        .column(
            "comparable",
            DataTypes.BooleanType,
            true,
            "",
            "Whether it was fitted well enough to count for the interval.",
            "pre_error <= sqrt(5) max(0.001, treated_pre_error)")
        .count("pre_periods", "periods", "Periods before the window that were fitted to.")
        .text("unit", "What weight, errors and ratios are in: ratio.")
        .text("method_version", "Changes when the same inputs give another value.")
        .flag(
            "inputs_complete",
            "Whether the unit was used, and no product in its sums of the studied periods is blank;"
                + " where not, reason says why.")
        .reason()
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    List<Row> rows = new ArrayList<>();
    for (CaseStudy study : SummitStudies.of(inputs)) {
      for (Counterfactual answer : study.answers()) {
        if (answer instanceof Computed computed) {
          addRows(rows, study, computed);
        }
      }
    }
    return Rows.table(inputs.spark(), definition(), rows);
  }

  private static void addRows(List<Row> rows, CaseStudy study, Computed computed) {
    if (computed.fit() instanceof SyntheticFit fit) {
      fit.donors().forEach(donor -> rows.add(row(study, fit, donor)));
      addLeftOut(rows, study, computed.method(), fit.leftOut(), fit.periods());
    } else if (computed.fit() instanceof DifferenceFit fit) {
      double weight = 1.0 / fit.controls().size();
      for (String sector : fit.controls()) {
        Used used = new Used(computed.method(), sector, Optional.of(weight), fit.periods());
        rows.add(row(study, used, Optional.empty(), Optional.empty(), Optional.empty()));
      }
      addLeftOut(rows, study, computed.method(), fit.leftOut(), fit.periods());
    }
  }

  private static void addLeftOut(
      List<Row> rows,
      CaseStudy study,
      Method method,
      SortedMap<String, String> leftOut,
      int periods) {
    leftOut.forEach(
        (unit, reason) ->
            rows.add(
                row(
                    study,
                    new Used(method, unit, Optional.empty(), periods),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(StudySeries.inWords(reason, study.series())))));
  }

  /** A unit and its part in the comparison. */
  private record Used(Method method, String unit, Optional<Double> weight, int periods) {}

  private static Row row(CaseStudy study, SyntheticFit fit, Donor donor) {
    Used used =
        new Used(
            Method.SYNTHETIC_CONTROL, donor.unit(), Optional.of(donor.weight()), fit.periods());
    Optional<String> alone =
        donor.placebo().isPresent()
            ? Optional.empty()
            : Optional.of("the only donor: there is none to take its place");
    return row(study, used, Optional.of(fit), donor.placebo(), alone);
  }

  private static Row row(
      CaseStudy study,
      Used used,
      Optional<SyntheticFit> fit,
      Optional<Distances> placebo,
      Optional<String> why) {
    Optional<String> blanks =
        used.weight().isPresent() ? study.blanks(used.method(), used.unit()) : Optional.empty();
    List<Object> cells = new ArrayList<>(study.head());
    cells.addAll(
        List.of(
            used.method().code(),
            used.unit(),
            used.weight(),
            placebo.map(Distances::preRmspe),
            fit.map(SyntheticFit::preRmspe),
            placebo.map(Distances::ratio),
            fit.map(SyntheticFit::ratio),
            placebo.flatMap(own -> fit.map(all -> rank(own, all))),
            placebo.map(Distances::comparable)));
    cells.addAll(
        List.of(
            (long) used.periods(),
            "ratio",
            VERSION,
            used.weight().isPresent() && blanks.isEmpty(),
            Rows.text(Stream.of(why, blanks).flatMap(Optional::stream).collect(joining("; ")))));
    return Rows.of(cells.toArray());
  }

  private static long rank(Distances own, SyntheticFit all) {
    long donors =
        all.donors().stream()
            .flatMap(donor -> donor.placebo().stream())
            .filter(other -> other.ratio() >= own.ratio())
            .count();
    return donors + (all.ratio() >= own.ratio() ? 1 : 0);
  }
}
