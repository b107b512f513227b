package org.summitledger.report.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.summitledger.commitment.Ledger;

class SummitWindowsTest {
  private static final LocalDate OPENS = LocalDate.parse("2014-09-01");

  private static List<Boolean> sides(String start, String end) {
    return List.of(
        SummitWindows.before(LocalDate.parse(end), OPENS),
        SummitWindows.after(LocalDate.parse(start), OPENS));
  }

  @Test
  void aPeriodIsBeforeOrAfterOrTheOneInWhichTheWindowOpens() {
    assertThat(sides("2014-08-01", "2014-09-01"))
        .as("ends as it opens")
        .containsExactly(true, false);
    assertThat(sides("2014-09-01", "2014-10-01")).as("starts with it").containsExactly(false, true);
    assertThat(sides("2014-04-01", "2015-04-01")).as("neither").containsExactly(false, false);
  }

  @Test
  void countriesWithoutAWindowHaveNoFirstDay() {
    SummitWindows none = SummitWindows.of(new Ledger(List.of(), List.of(), List.of(), List.of()));

    assertThat(none.pairs()).isEmpty();
    assertThatThrownBy(() -> none.opens(SummitWindows.Pair.of("JPN", "IND")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot tell since when IND and JPN have a window: no commitment between them states its"
                + " first day. Ask only for pairs that have one.");
  }
}
