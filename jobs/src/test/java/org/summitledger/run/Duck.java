package org.summitledger.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB in memory, as a reader that shares no code with the writer. */
final class Duck implements AutoCloseable {
  private final Connection connection;

  /** With a view for every table of a version. */
  Duck(Path version, Iterable<String> tables) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    for (String table : tables) {
      execute("create view " + table + " as select * from '" + version + "/" + table + ".parquet'");
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All rows of a query, each as its cells. */
  List<List<Object>> rows(String sql) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** The one cell of a query's one row. */
  Object cell(String sql) throws SQLException {
    List<List<Object>> rows = rows(sql);
    if (rows.size() != 1 || rows.get(0).size() != 1) {
      throw new AssertionError("Expected one cell, found " + rows + " of " + sql);
    }
    return rows.get(0).get(0);
  }

  /** The names of a query's columns. */
  List<String> columns(String sql) throws SQLException {
    return rows("describe " + sql).stream().map(row -> String.valueOf(row.get(0))).toList();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
