package org.summitledger.report.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;

/** Totals beside products, and products of two revisions or valuations, in one period. */
class BasketsSparkTest {
  private static Found shares(String lines) {
    return Night.with(Promise.named("p").window("2015-07-01", "2020-07-01"))
        .trade(lines)
        .build(new MarketShareAnalysis());
  }

  private static Found structure(String lines) {
    return Night.with(Promise.named("p").window("2015-07-01", "2020-07-01"))
        .trade(lines)
        .build(new TradeStructure());
  }

  private static double value(Found found, String component) {
    return found.one("component", component).<Double>getAs("value");
  }

  private static double number(Found found, String indicator) {
    return found
        .one("sector", "all_products", "product", "all", "indicator", indicator)
        .<Double>getAs("value");
  }

  @Test
  void aTotalBesideItsPartsIsCountedOnce() {
    Found found =
        shares(
                """
                IND JPN import TOTAL 2017 10 file=total
                IND JPN import 87 2017 10
                IND WLD import TOTAL 2017 100 file=total
                IND WLD import 87 2017 100
                IND JPN import TOTAL 2018 20 file=total
                IND JPN import 87 2018 20
                IND WLD import TOTAL 2018 100 file=total
                IND WLD import 87 2018 100
                """)
            .where("period", "2018", "component", "change", "sector", "all_products");

    assertThat(found.column("product_basis")).containsExactlyInAnyOrder("HS2", "sectors");
    assertThat(found.column("value")).containsExactly(10.0, 10.0);
  }

  @Test
  void chaptersAndSectorsBridgeRevisionsAndFinerProductsDoNot() {
    String chapters =
        """
        IND JPN import 87 2017 10 revision=HS2012
        IND WLD import 87 2017 100 revision=HS2012
        IND JPN import 87 2018 20 revision=HS2017
        IND WLD import 87 2018 100 revision=HS2017
        """;
    Found byChapter = shares(chapters).where("period", "2018", "sector", "all_products");
    Found byProduct =
        shares(chapters.replace(" 87 ", " 870310 ")).where("base_period_start", "2017-01-01");

    assertThat(value(byChapter.where("product_basis", "HS2"), "change")).isEqualTo(10);
    assertThat(value(byChapter.where("product_basis", "sectors"), "change")).isEqualTo(10);
    assertThat(value(byProduct.where("product_basis", "sectors"), "change")).isEqualTo(10);
    assertThat(byProduct.one("component", "none", "product_basis", "HS6").<String>getAs("reason"))
        .isEqualTo("products are of HS2012 and of HS2017");
  }

  @Test
  void theFirstValuationStandsAndTheOtherIsNamedOnce() {
    String lines =
        """
            IND JPN import 01 2018 7 valuation=FOB
            IND JPN import 02 2018 8 valuation=CIF
            IND JPN import 02 2018 7 valuation=FOB file=other
            IND WLD import 02 2018 80 valuation=CIF
            """;

    Row untold = shares(lines).one("base_period_start", "2018-01-01", "component", "none");
    assertThat(untold.<String>getAs("reason"))
        .isEqualTo("values at FOB stand beside others, and are not told");
    assertThat(number(structure(lines).where("partner", "JPN"), "market_share")).isEqualTo(0.1);
  }

  @Test
  void whatTwoRevisionsHoldUnderOneCodeIsAddedUpAndNotTakenForOneProduct() {
    Found found =
        structure(
            """
            IND JPN import 870310 2017 10 revision=HS2012
            IND JPN import 870310 2017 20 revision=HS2017 file=other
            IND JPN import 300490 2017 30 revision=HS2017 file=other
            """);
    Row row = found.one("sector", "all_products", "product", "all", "indicator", "hhi_products");

    assertThat(row.<Object>getAs("value")).isNull();
    assertThat(row.<String>getAs("reason"))
        .isEqualTo("products of HS2012 and HS2017 stand together");
  }

  @Test
  void ofTwoRevisionsOfAChapterThereIsOneSum() {
    Found found =
        structure(
            """
            IND JPN import 87 2017 10 revision=HS2012
            IND JPN import 87 2017 20 revision=HS2017 file=other
            IND JPN import 30 2017 30 revision=HS2017 file=other
            """);

    assertThat(number(found, "hhi_products")).isEqualTo(0.5);
  }

  @Test
  void aTotalBesideItsPartsIsNoProduct() {
    Found found =
        structure(
            """
            IND JPN import TOTAL 2018 999 file=total
            IND JPN import 87 2018 10
            IND JPN import 30 2018 10
            """);

    assertThat(number(found, "hhi_products")).isEqualTo(0.5);
    assertThat(found.where("indicator", "products").rows()).isEmpty();
  }
}
