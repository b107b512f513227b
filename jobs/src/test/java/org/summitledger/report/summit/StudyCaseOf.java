package org.summitledger.report.summit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.summitledger.commitment.Window;
import org.summitledger.report.trade.StudyCase;

/** Cases for tests. */
final class StudyCaseOf {
  private StudyCaseOf() {}

  /** A commitment of Japan to India. */
  static StudyCase promise(String opens, String closes) {
    return new StudyCase(
        "p",
        "stated",
        List.of("JPN"),
        List.of("IND"),
        new Window(Optional.of(LocalDate.parse(opens)), Optional.of(LocalDate.parse(closes))),
        false,
        Set.of());
  }
}
