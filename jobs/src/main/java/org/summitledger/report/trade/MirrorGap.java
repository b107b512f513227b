package org.summitledger.report.trade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.summitledger.indicator.Asymmetry;
import org.summitledger.reference.CifMargin;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;

/**
 * What importer and exporter say of the same trade, between parties of commitments. Importers
 * mostly count freight and insurance (CIF), exporters do not (FOB), so each pair of figures stands
 * once as stated and once for each named CIF margin, with freight and insurance taken off.
 */
public final class MirrorGap implements ReportTable {
  private static final String AS_STATED = "as_stated";
  private static final String NO_SOURCE = "none";

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            "mirror_gap",
            "The importer's and the exporter's figure of the same trade between parties of a"
                + " commitment, and how far they are apart.")
        .from("trade by sector as in sector_growth; cif_margins.csv")
        .key("importer", "Where the goods arrive: ISO3.")
        .key("exporter", "Where they come from: ISO3.")
        .key("sector", "The sector, or all_products.")
        .key("frequency", "A year, Q quarter, M month.")
        .key("period_start", DataTypes.DateType, "First day of the period.")
        .key("currency", "ISO 4217 code of the money columns.")
        .key("importer_source", "Source of the importer's figure; none where none is comparable.")
        .key("exporter_source", "Source of the exporter's figure; none where none is comparable.")
        .key(
            "margin",
            "as_stated: the figures as the sources state them; otherwise the name of the CIF margin"
                + " that was taken off, see cif_margins.csv.")
        .date("period_end", "The day after the period's last.")
        .text("scheme", "Level at which the sector is defined: HS2, HS6 or TOTAL.")
        .ratio(
            "cif_margin",
            "Freight and insurance as a share of the FOB value; null where nothing was taken off.",
            "CIF / FOB - 1")
        .money(
            "importer_value",
            "whole units of currency",
            "The importer's figure, at the margin at FOB; null where it is missing.",
            "as stated, or CIF / (1 + cif_margin)")
        .optionalText(
            "importer_valuation",
            "CIF or FOB, as the importer's source states its imports; null where it does not.")
        .optionalText(
            "importer_basis",
            "stated, or how the figure was added up: sum of sectors, sum of 12 months.")
        .money(
            "exporter_value",
            "whole units of currency",
            "The exporter's figure, at the margin at FOB; null where it is missing.",
            "as stated, or CIF / (1 + cif_margin)")
        .optionalText(
            "exporter_valuation",
            "CIF or FOB, as the exporter's source states its exports; null where it does not.")
        .optionalText("exporter_basis", "As importer_basis, of the exporter's figure.")
        .ratio(
            "gap",
            "How far they are apart, from 0 (equal) to 1 (one of them is zero).",
            "|exporter_value - importer_value| / (exporter_value + importer_value)")
        .ratio(
            "log_ratio",
            "Above zero the importer counts more; null where a value is not above zero.",
            "ln(importer_value / exporter_value)")
        .reason()
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    List<Row> rows = new ArrayList<>();
    for (MirrorComparison comparison : inputs.mirror().comparisons()) {
      rows.add(row(comparison, null));
      if (comparison.isComplete() && isCif(comparison)) {
        inputs.cifMargins().forEach(margin -> rows.add(row(comparison, margin)));
      }
    }
    return Rows.table(inputs.spark(), definition(), rows);
  }

  /** A margin is taken off one side only if the other states CIF or FOB too. */
  private static boolean isCif(MirrorComparison comparison) {
    String importer = Objects.requireNonNull(comparison.importer()).valuation();
    String exporter = Objects.requireNonNull(comparison.exporter()).valuation();
    return !importer.isEmpty()
        && !exporter.isEmpty()
        && (importer.equals("CIF") || exporter.equals("CIF"));
  }

  private static Row row(MirrorComparison c, @Nullable CifMargin margin) {
    Optional<MirrorFigure> importer = Optional.ofNullable(c.importer());
    Optional<MirrorFigure> exporter = Optional.ofNullable(c.exporter());
    MirrorFigure.Cell cell = importer.or(() -> exporter).orElseThrow().cell();
    Optional<BigDecimal> imports = importer.flatMap(f -> at(f, margin));
    Optional<BigDecimal> exports = exporter.flatMap(f -> at(f, margin));
    return Rows.of(
        cell.importer(),
        cell.exporter(),
        cell.sector(),
        cell.frequency(),
        cell.start(),
        cell.currency(),
        importer.map(MirrorFigure::source).orElse(NO_SOURCE),
        exporter.map(MirrorFigure::source).orElse(NO_SOURCE),
        margin == null ? AS_STATED : margin.name(),
        cell.end(),
        cell.scheme(),
        margin == null ? null : margin.margin().doubleValue(),
        imports,
        text(importer, MirrorFigure::valuation),
        text(importer, MirrorFigure::basis),
        exports,
        text(exporter, MirrorFigure::valuation),
        text(exporter, MirrorFigure::basis),
        imports.flatMap(m -> exports.flatMap(x -> Asymmetry.gap(m, x))),
        imports.flatMap(m -> exports.flatMap(x -> Asymmetry.logRatio(m, x))),
        Rows.text(reason(c, imports, exports)));
  }

  private static Optional<BigDecimal> at(MirrorFigure figure, @Nullable CifMargin margin) {
    return margin != null && figure.valuation().equals("CIF")
        ? figure.amount().map(margin::fob)
        : figure.amount();
  }

  private static Optional<String> text(
      Optional<MirrorFigure> figure, Function<MirrorFigure, String> what) {
    return figure.map(what).filter(t -> !t.isEmpty());
  }

  private static String reason(
      MirrorComparison c, Optional<BigDecimal> imports, Optional<BigDecimal> exports) {
    boolean isPositive =
        imports.filter(m -> m.signum() > 0).isPresent()
            && exports.filter(x -> x.signum() > 0).isPresent();
    List<String> reasons =
        c.isComplete() && !isPositive
            ? List.of("a value is not above zero", c.reason())
            : List.of(c.reason());
    return reasons.stream().filter(why -> !why.isEmpty()).collect(Collectors.joining("; "));
  }
}
