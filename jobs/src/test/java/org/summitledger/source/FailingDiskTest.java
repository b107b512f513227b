package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that opens and whose bytes cannot be read, as on a disk that fails. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Linux has a file whose first byte is unreadable.")
class FailingDiskTest {
  private static final Path FAILING = Path.of("/proc/self/mem");
  private static final String LAYOUT =
      """
      {"source": "s", "dataflow": "d", "known_from": "2020-01-01", "frequency": "A",
       "period": {"field": "year", "format": "yyyy"}, "reporter": {"value": "IND"},
       "partner": {"field": "partner"}, "flow": {"value": "import"},
       "product": {"field": "product"}, "measures": [{"field": "value"}],
       "unit": {"currency": "USD"}}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"data.csv", "data.csv.gz", "data.zip", "data.parquet"})
  void aSmallFileIsAnInputToMend(String name) throws Exception {
    Layout layout = TestLayouts.parse(new ObjectMapper().readTree(LAYOUT), name);
    assertUnreadable(() -> FlowReader.read(file(name), layout, ShippedData.reference()), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.csv", "data.csv.gz", "data.zip", "data.parquet"})
  void aLargeFileIsAnInputToMend(String name) throws Exception {
    Layout layout = TestLayouts.parse(new ObjectMapper().readTree(LAYOUT), name);
    BulkFlowReader.Limits large = new BulkFlowReader.Limits(1, 0);
    BulkFlowReader reader =
        new BulkFlowReader(file(name), layout, ShippedData.reference(), 2, large);
    assertUnreadable(() -> reader.read(new BothReaders.Gathering()), name);
  }

  private static InputFile file(String name) {
    return new InputFile(FAILING, name, "planned", 100);
  }

  private static void assertUnreadable(ThrowingCallable reading, String name) {
    assertThatThrownBy(reading)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(name + ": FILE_UNREADABLE: The file is there and cannot be read (")
        .hasMessageContaining("Let the user who runs the night read it, or mend the disk");
  }
}
