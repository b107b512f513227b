package org.summitledger.report.summit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.report.trade.ReportInputs;

/**
 * Japan promised India something of chips in 2014; India's imports are stated in HS2017, of which
 * 854202 is a product that nobody carried to today's sectors.
 */
class StudiesOfNoSectorSparkTest {
  private static Found counterfactual;
  private static Found donors;

  @BeforeAll
  static void build() {
    List<String> lines = new ArrayList<>();
    for (int year = 2010; year < 2019; year++) {
      lines.add(line("854203", year, 900 + 7 * (year % 3)));
      lines.add(line("850102", year, 500 + 5 * (year % 4)));
      lines.add(line("854202", year, 300 + 3 * (year % 5)));
    }
    ReportInputs inputs =
        Night.with(Promise.named("p").window("2014-09-01", "2019-09-01").sectors("chips"))
            .withWeights()
            .trade(String.join("\n", lines) + "\n")
            .inputs();
    counterfactual = Night.build(new Counterfactuals(), inputs);
    donors = Night.build(new CounterfactualDonors(), inputs);
  }

  private static String line(String product, int year, int value) {
    return "IND JPN import %s FY%d %d revision=HS2017".formatted(product, year, value);
  }

  private static Found differences(String sector) {
    return counterfactual.where("method", "difference_in_differences", "sector", sector);
  }

  @Test
  void whatCouldNotBeCarriedIsNoSectorThatAPromiseMayHaveMoved() {
    Row row = differences("not_carried").one();

    assertThat(row.<Object>getAs("expected_value")).isNull();
    assertThat(row.<String>getAs("reason"))
        .isEqualTo("what is in no sector for sure may be in scope, or out of it");
  }

  @Test
  void aSectorInScopeIsNotComparedWithWhatCouldNotBeCarried() {
    assertThat(differences("chips").rows())
        .isNotEmpty()
        .allMatch(r -> r.getAs("expected_value") != null);
    assertThat(
            donors.where("method", "difference_in_differences", "sector", "chips").column("donor"))
        .containsExactly("tools");
  }
}
