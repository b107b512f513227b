package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

  @Test
  void schedulersRelyOnTheseNumbers() {
    assertThat(
            Arrays.stream(ExitCode.values())
                .collect(Collectors.toMap(ExitCode::name, ExitCode::code)))
        .isEqualTo(
            java.util.Map.of(
                "OK", 0,
                "USAGE", 2,
                "INPUT", 3,
                "AUDIT", 4,
                "PUBLISH", 5,
                "LOCKED", 6,
                "BUG", 70));
  }
}
