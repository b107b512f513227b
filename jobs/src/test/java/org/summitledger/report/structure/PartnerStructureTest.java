package org.summitledger.report.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.SectorSeriesOf;

class PartnerStructureTest {
  private static final int SECTOR = 4;
  private static final int LAST = 1;

  private static List<Row> rows(SectorSeries... series) {
    StructureRows rows = new StructureRows();
    new PartnerStructure(rows).add(List.of(series));
    return rows.rows();
  }

  private static List<String> told(List<Row> rows) {
    return rows.stream()
        .map(row -> row.get(SECTOR) + ": " + row.get(row.length() - LAST))
        .distinct()
        .toList();
  }

  @Test
  void concentrationIsOfTheSectorsOfWhichAllPartnersAreListed() {
    assertThat(
            told(
                rows(
                    SectorSeriesOf.years("CHN", "machines", 2014, "30"),
                    SectorSeriesOf.years("JPN", "machines", 2014, "10"),
                    SectorSeriesOf.years("WLD", "machines", 2014, "40"),
                    SectorSeriesOf.years("JPN", "vehicles", 2014, "5"),
                    SectorSeriesOf.years("WLD", "vehicles", 2014, "50"))))
        .containsExactly("all_products: the source does not list all partners", "machines: null");
  }

  @Test
  void ofASourceThatListsFewPartnersItIsSaidOnceWhyThereIsNone() {
    assertThat(
            rows(
                SectorSeriesOf.years("JPN", "machines", 2014, "10", "20"),
                SectorSeriesOf.years("WLD", "machines", 2014, "40", "50")))
        .hasSize(1);
  }
}
