package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static Settings settings(String datasets, String out, int cores) {
    return new Settings(
        Path.of(datasets), Optional.empty(), Path.of(out), LocalDate.parse("2026-11-01"), cores);
  }

  @Test
  void pathsAreMadeAbsolute() {
    Settings settings =
        new Settings(
            Path.of("a/../datasets"),
            Optional.of(Path.of("shipped/.")),
            Path.of("warehouse"),
            LocalDate.parse("2026-11-01"),
            1);
    assertThat(settings.datasets()).isEqualTo(Path.of("datasets").toAbsolutePath());
    assertThat(settings.shipped()).contains(Path.of("shipped").toAbsolutePath());
    assertThat(settings.out()).isEqualTo(Path.of("warehouse").toAbsolutePath());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aNightNeedsACore(int cores) {
    assertThatThrownBy(() -> settings("datasets", "warehouse", cores))
        .isInstanceOf(UsageException.class)
        .hasMessage("Cannot use " + cores + " cores. Give --cores 1 or more.");
  }

  @Test
  void aChangeIsNotAcceptedWithoutAReason() {
    assertThatThrownBy(
            () ->
                new Settings(
                    Path.of("datasets"),
                    Optional.empty(),
                    Path.of("warehouse"),
                    LocalDate.parse("2026-11-01"),
                    1,
                    Optional.of(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessage("Cannot accept a change without a reason. Give --accept a text.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a/..", "/../"})
  void theRootIsNoWarehouse(String out) {
    assertThatThrownBy(() -> settings("datasets", out, 1))
        .isInstanceOf(UsageException.class)
        .hasMessage("Cannot publish into /. Give --out a folder of its own.");
  }

  @ParameterizedTest
  @CsvSource({
    "/data/datasets, /data/datasets",
    "/data/datasets, /data/datasets/warehouse",
    "/data/datasets, /data/other/../datasets/warehouse",
    "/data/datasets, /data"
  })
  void theWarehouseAndTheDatasetsLieApart(String datasets, String out) {
    assertThatThrownBy(() -> settings(datasets, out, 1))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("Cannot publish into " + Path.of(out).normalize())
        .hasMessageContaining("read from /data/datasets: one lies in the other")
        .hasMessageContaining("Give --out another folder.");
  }

  @Test
  void aNameThatOnlyStartsAlikeIsAnotherFolder() {
    assertThat(settings("/data/datasets", "/data/datasets-out", 1).out())
        .isEqualTo(Path.of("/data/datasets-out"));
  }
}
