package org.summitledger.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.summitledger.TestParquet;
import org.summitledger.TestTables;
import org.summitledger.source.DataPackage;
import org.summitledger.source.InputFile;
import org.summitledger.source.Layout;
import org.summitledger.source.ShippedData;
import org.summitledger.source.StatedLayout;
import org.summitledger.source.TestLayouts;

/** A file of annual imports that a test releases on a day; as Parquet if it is named so. */
public final class Release {
  private final Path folder;
  private String name = "data.csv";
  private String knownFrom = "2021-01-01";
  private String dataflow = "imports";
  private String rows = "";
  private String partners = "some";
  private String products = "some";

  /** A release whose file will lie in a folder. */
  public Release(Path folder) {
    this.folder = folder;
  }

  Release name(String newName) {
    name = newName;
    return this;
  }

  /** The day on which it is known. */
  public Release knownFrom(String day) {
    knownFrom = day;
    return this;
  }

  Release dataflow(String newDataflow) {
    dataflow = newDataflow;
    return this;
  }

  /** Its text, with the header. */
  public Release rows(String text) {
    rows = text;
    return this;
  }

  /** With all partners, which add up to the world. */
  public Release withAllPartners() {
    partners = "all";
    return this;
  }

  /** With all products, which add up to sectors. */
  public Release withAllProducts() {
    products = "all";
    return this;
  }

  InputFile file() {
    DataPackage data = data();
    return data.file(data.require("data"));
  }

  StatedLayout stated() {
    return Objects.requireNonNull(data().require("data").layout());
  }

  Layout layout() {
    return TestLayouts.of(data().require("data"));
  }

  String key() {
    return Lake.key(file(), layout(), ShippedData.reference());
  }

  /** Reads it into a lake. */
  public LakeEntry addTo(Lake lake) {
    return lake.add(
        file(),
        layout(),
        data(),
        ShippedData.reference(),
        new Grouping(TestTables.sectors(), Map.of(), Set.of(), Map.of()),
        1);
  }

  private DataPackage data() {
    try {
      write(folder.resolve(name));
      Files.writeString(
          folder.resolve(DataPackage.FILE),
          """
          {"name": "test", "sources": [{"title": "A producer"}],
           "resources": [{"name": "data", "path": "%s", "layout": {
             "source": "customs", "dataflow": "%s", "known_from": "%s", "frequency": "A",
             "period": {"field": "year", "format": "yyyy"}, "reporter": {"value": "IND"},
             "partner": {"field": "partner", "codes": "iso3"}, "flow": {"value": "import"},
             "product": {"field": "product"}, "measures": [{"field": "value"}],
             "unit": {"currency": "USD", "decimals": 3}, "partners": "%s",
             "products": "%s"}}]}
          """
              .formatted(name, dataflow, knownFrom, partners, products));
      return DataPackage.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file) throws IOException {
    if (!name.endsWith(".parquet")) {
      Files.writeString(file, rows);
    } else if (Files.notExists(file)) {
      Path csv = Files.writeString(folder.resolve(name + ".csv"), rows);
      TestParquet.ofCsv(file, csv);
    }
  }
}
