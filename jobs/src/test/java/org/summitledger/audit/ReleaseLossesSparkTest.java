package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.TestTrade;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Release;
import org.summitledger.publish.TableWriter;
import org.summitledger.report.AuditResults;
import org.summitledger.report.AuditResults.Finding;

class ReleaseLossesSparkTest {
  private static final String BEFORE =
      """
      IND JPN import 84 2017 100
      IND CHN import 84 2017 100
      IND JPN import 84 2018 100
      IND CHN import 84 2018 100
      """;

  @TempDir private Path version;

  private static Finding after(String now) {
    return between(BEFORE, now);
  }

  private static Finding between(String before, String now) {
    List<Finding> findings =
        ReleaseLosses.findings(
            List.of(TestTrade.release("2020-06-30", before), TestTrade.release("2021-06-30", now)));
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void aReleaseThatHoldsWhatWasKnownPasses() {
    Finding finding = after(BEFORE + "IND USA import 84 2019 5\n");

    assertThat(finding.passed()).isTrue();
    assertThat(finding.check()).isEqualTo("release_keeps_what_was_known:s:d:A:2021-06-30");
    assertThat(finding.observed()).isEqualTo("nothing lost");
  }

  @Test
  void aYearThatIsGoneBlocksAndIsNamed() {
    Finding finding =
        after(
            """
            IND JPN import 84 2018 100
            IND CHN import 84 2018 100
            """);

    assertThat(finding.blocks()).isTrue();
    assertThat(finding.observed()).isEqualTo("without the periods from 2017-01-01");
    assertThat(finding.bound())
        .isEqualTo(
            "every period and country, and more than 0.8 of the money of all and of each"
                + " period, of the release before, unless --accept REASON says why it is right");
  }

  @Test
  void aCountryThatIsGoneBlocksAndIsNamed() {
    Finding finding = after(BEFORE.replace("CHN", "KOR"));

    assertThat(finding.blocks()).isTrue();
    assertThat(finding.observed()).isEqualTo("without CHN");
  }

  @Test
  void aCountryThatOnlyReportsNoMoreBlocksAndIsNamed() {
    String both = BEFORE + "CHN IND export 84 2018 1\nCHN JPN import 84 2018 1\n";
    Finding finding = between(both, both.replace("CHN JPN", "IND JPN"));

    assertThat(finding.blocks()).isTrue();
    assertThat(finding.observed()).isEqualTo("no import reported by CHN");
  }

  @Test
  void aPartnerThatIsLostInOneDirectionBlocksAndIsNamed() {
    String both = BEFORE + "IND CHN export 84 2018 9\nIND JPN export 84 2018 9\n";
    Finding finding = between(both, both.replace("IND CHN export", "IND JPN export"));

    assertThat(finding.observed()).isEqualTo("no export with CHN");
  }

  @Test
  void ofAReleaseWithAFileForEachYearAMissingYearIsLost() {
    Finding finding = ofYears(List.of("2016", "2017", "2018"), List.of("2016", "2018")).get(0);

    assertThat(finding.blocks()).isTrue();
    assertThat(finding.observed()).isEqualTo("without the periods from 2017-01-01");
  }

  @Test
  void whatStatesHalfOfTheYearsAnewOrFewerCorrectsThese() {
    assertThat(ofYears(List.of("2015", "2016", "2017", "2018"), List.of("2016", "2018")))
        .singleElement()
        .matches(Finding::passed);
  }

  @Test
  void yearsBeforeTheFirstOfAReleaseWithAFileForEachAreNotLost() {
    assertThat(ofYears(List.of("2015", "2016", "2017"), List.of("2016", "2017", "2018")))
        .singleElement()
        .matches(Finding::passed)
        .extracting(Finding::observed)
        .isEqualTo(
            "nothing lost; it begins after the periods from 2015-01-01, of which earlier releases"
                + " still speak");
  }

  private static List<Finding> ofYears(List<String> before, List<String> now) {
    List<LakeEntry> files = new ArrayList<>();
    before.forEach(year -> files.add(year("2020-06-30", year)));
    now.forEach(year -> files.add(year("2021-06-30", year)));
    return ReleaseLosses.findings(files);
  }

  private static LakeEntry year(String knownFrom, String year) {
    return TestTrade.release(knownFrom, "IND JPN import 84 " + year + " 100");
  }

  @Test
  void aFifthOfTheMoneyBlocksAndIsMeasured() {
    Finding finding =
        after(BEFORE.replace("IND JPN import 84 2018 100", "IND JPN import 84 2018 20"));

    assertThat(finding.blocks()).isTrue();
    assertThat(finding.observed())
        .isEqualTo("0.8 times the money of the periods that both hold: 320.000 (before 400.000)");
  }

  @Test
  void aFifthOfThePeriodsMoneyBlocksThoughTheReleaseKeptMore() {
    Finding finding =
        after(BEFORE.replace("IND JPN import 84 2018 100", "IND JPN import 84 2018 60"));

    assertThat(finding.blocks()).isTrue();
    assertThat(finding.observed())
        .isEqualTo("0.8 times the money of the period from 2018-01-01: 160.000 (before 200.000)");
  }

  @Test
  void aCountryThatReportsAPeriodNoMoreBlocksAndIsNamed() {
    String both = BEFORE + "CHN IND export 84 2017 1\nCHN IND export 84 2018 1\n";
    Finding finding = between(both, both.replace("CHN IND export 84 2018 1\n", ""));

    assertThat(finding.blocks()).isTrue();
    assertThat(finding.observed())
        .isEqualTo("nothing reported by CHN for the periods from 2018-01-01");
  }

  @Test
  void lessThanAFifthOfTheMoneyPasses() {
    assertThat(after(BEFORE.replace("IND JPN import 84 2018 100", "IND JPN import 84 2018 61")))
        .matches(Finding::passed);
  }

  @Test
  void aNewPeriodDoesNotMakeUpForMoneyThatIsGone() {
    Finding finding = after(BEFORE.replace(" 100", " 10") + "IND JPN import 84 2019 9999\n");

    assertThat(finding.observed()).startsWith("0.1 times the money");
  }

  @Test
  void allLossesOfAReleaseAreListedTogether() {
    assertThat(after("IND JPN import 84 2018 100").observed())
        .isEqualTo(
            "without the periods from 2017-01-01; without CHN; 0.5 times the money of the periods"
                + " that both hold: 100.000 (before 200.000)");
  }

  @Test
  void moneyThatWasZeroCannotBeLost() {
    assertThat(
            ReleaseLosses.findings(
                List.of(
                    TestTrade.release("2020-06-30", "IND JPN import 84 2018 0"),
                    TestTrade.release("2021-06-30", "IND JPN import 84 2018 0"))))
        .allMatch(Finding::passed);
  }

  @Test
  void moneyInAnotherCurrencyIsNotCompared() {
    assertThat(after(BEFORE.replaceAll("100", "1 currency=JPY"))).matches(Finding::passed);
  }

  @Test
  void aFileThatOnlyAddsAPeriodIsNotCompared() {
    assertThat(
            ReleaseLosses.findings(
                List.of(
                    TestTrade.release("2020-06-30", BEFORE),
                    TestTrade.release("2021-06-30", "IND JPN import 84 2019 1"))))
        .isEmpty();
  }

  @Test
  void aFileReplacedUnderItsNameIsHeldAgainstItsEarlierBytes() {
    LakeEntry before = file("2017,JPN,84,100\n2018,JPN,84,100\n2018,CHN,84,100\n");
    LakeEntry now = file("2018,JPN,84,100\n");
    Finding finding = ReleaseLosses.ofReplaced(before, now, List.of(now));

    assertThat(finding.blocks()).isTrue();
    assertThat(finding.check())
        .isEqualTo(
            "replaced_file_keeps_what_was_known:"
                + now.fileName()
                + ":"
                + now.fileSha256().substring(0, 12));
    assertThat(finding.observed())
        .isEqualTo(
            "without the periods from 2017-01-01; without CHN; 0.5 times the money of the periods"
                + " that both hold: 100.000 (before 200.000)");
    assertThat(ReleaseLosses.ofReplaced(before, before, List.of(before))).matches(Finding::passed);
  }

  @Test
  void aReplacedFileThatHoldsNoneOfItsPeriodsAnyMoreHasLostThem() {
    LakeEntry now = file("2019,JPN,84,100\n");
    Finding finding = ReleaseLosses.ofReplaced(file("2018,JPN,84,100\n"), now, List.of(now));
    assertThat(finding.observed()).isEqualTo("without the periods from 2018-01-01");
  }

  @Test
  void whatAnotherFileOfTheReleaseHoldsIsNotLost() {
    LakeEntry now = file("2019,JPN,84,100\n");
    LakeEntry beside = file("2018,JPN,84,100\n");
    LakeEntry before = file("2018,JPN,84,100\n2019,JPN,84,100\n");
    assertThat(ReleaseLosses.ofReplaced(before, now, List.of(beside, now)))
        .matches(Finding::passed);
  }

  private LakeEntry file(String rows) {
    return new Release(version)
        .rows("year,partner,product,value\n" + rows)
        .addTo(new Lake(version.resolve("lake")));
  }

  @Test
  void aLossThatWasAcceptedOncePassesWithItsReasonAndOnlyThatOne() {
    Finding lost = after(BEFORE.replace("CHN", "KOR"));
    publish(Drift.accepted(List.of(lost), "merged into KOR"));

    assertThat(ReleaseLosses.alreadyAccepted(List.of(lost), version))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.blocks()).isFalse();
              assertThat(f.bound()).endsWith("; accepted: merged into KOR");
            });
    assertThat(ReleaseLosses.alreadyAccepted(List.of(after(BEFORE.replace("JPN", "KOR"))), version))
        .allMatch(Finding::blocks);
  }

  private void publish(List<Finding> findings) {
    new TableWriter(version)
        .write(
            "audit_results",
            AuditResults.definition().schema(),
            AuditResults.definition().key(),
            AuditResults.table(SparkTestSession.get(), findings));
  }
}
