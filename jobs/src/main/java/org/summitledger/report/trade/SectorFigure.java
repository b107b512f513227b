package org.summitledger.report.trade;

import org.apache.spark.sql.Row;

/**
 * One figure of {@link Trade#series} that a party of commitments reports.
 *
 * @param series the series that it is of, without points; as well measured as this figure is
 * @param point the figure, and its period
 */
public record SectorFigure(SectorSeries series, SectorSeries.Point point) {

  /** Of a row of {@link Trade#sectorRows}. */
  static SectorFigure of(Row row) {
    return new SectorFigure(SectorSeries.head(row), SectorSeries.Point.of(row));
  }
}
