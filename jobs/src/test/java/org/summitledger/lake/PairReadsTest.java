package org.summitledger.lake;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.intColumn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;
import org.summitledger.source.FlowBatch.Codes.Product;
import org.summitledger.source.FlowCodes;

/** What has to be read of a leaf file in order to find one pair of countries. */
class PairReadsTest {
  private static final int EXPORTERS = 60;
  private static final int IMPORTERS = 60;
  private static final int PRODUCTS = 100;
  private static final Period YEAR = new Period(LocalDate.of(2019, 1, 1), LocalDate.of(2020, 1, 1));

  @TempDir private Path folder;

  @Test
  void ofAFileSortedByExporterAPairIsReadFromAFewPages() throws Exception {
    Path file = folder.resolve("flows.parquet");
    FlowCodes codes = new FlowCodes();
    try (LeafWriter writer = new LeafWriter(file)) {
      for (int third = 0; third < 3; third++) {
        FlowBatch batch = exporters(codes, third * EXPORTERS / 3, EXPORTERS / 3);
        writer.append(writer.prepare(batch, KnownCodes.of(codes), List.of()));
      }
    }
    long all = (long) EXPORTERS * IMPORTERS * PRODUCTS;
    assertThat(read(file, "AAE", "AAB")).isBetween((long) PRODUCTS, all / 8);
  }

  /** Rows as BACI sorts them: by exporter, importer and product. */
  private static FlowBatch exporters(FlowCodes codes, int first, int count) {
    FlowBatch batch = FlowBatch.ofSize(count * IMPORTERS * PRODUCTS);
    for (int i = 0; i < batch.size(); i++) {
      batch.line()[i] = i + 2;
      batch.period()[i] = codes.period(YEAR);
      batch.partner()[i] = codes.country(country(first + i / (IMPORTERS * PRODUCTS)));
      batch.reporter()[i] = codes.country(country(i / PRODUCTS % IMPORTERS));
      batch.flow()[i] = codes.flow("import");
      batch.product()[i] = codes.product(new Product(String.valueOf(840000 + i % PRODUCTS), null));
      batch.value()[i] = i;
      batch.quantity()[i] = FlowBatch.MISSING;
    }
    return batch;
  }

  private static String country(int number) {
    return "A" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
  }

  /** Rows in the pages that may hold the pair. */
  private static long read(Path file, String importer, String exporter) throws IOException {
    var pair =
        and(
            eq(intColumn(LeafWriter.REPORTER), LeafCodes.country(importer)),
            eq(intColumn(LeafWriter.PARTNER), LeafCodes.country(exporter)));
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            new LocalInputFile(file),
            ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withRecordFilter(FilterCompat.get(pair))
                .build())) {
      return reader.getFilteredRecordCount();
    }
  }
}
