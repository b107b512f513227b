"""Stands in for the duckdb package where it cannot be had: the few calls that the notebooks use.

The SQL is run by DuckDB itself, through its JDBC driver in a JVM inside this process (JPype). The environment names
the driver's jar in DUCKDB_JDBC_JAR. Frames have the types that the package gives them.
"""

import os

import jpype
import pandas

# JPype's own classes: Debian's package keeps them here, others find theirs by themselves.
_DEBIANS_JPYPE = "/usr/share/java/org.jpype.jar"


def connect():
    """Opens a database in memory."""
    if not jpype.isJVMStarted():
        jpype.startJVM(classpath=[os.environ["DUCKDB_JDBC_JAR"], _DEBIANS_JPYPE])
    return Connection(jpype.java.sql.DriverManager.getConnection("jdbc:duckdb:"))


class Connection:
    """A database, and the last result."""

    def __init__(self, jdbc):
        self._jdbc = jdbc

    def execute(self, query):
        """Runs a statement for what it does."""
        statement = self._jdbc.createStatement()
        try:
            statement.execute(query)
        finally:
            statement.close()
        return self

    def sql(self, query):
        """A query, run when its frame is asked for."""
        return Relation(self._jdbc, query)


class Relation:
    """The result of a query."""

    def __init__(self, jdbc, query):
        self._jdbc = jdbc
        self._query = query

    def df(self):
        """Its rows as a data frame."""
        statement = self._jdbc.createStatement()
        try:
            rows = statement.executeQuery(self._query)
            described = rows.getMetaData()
            columns = range(1, described.getColumnCount() + 1)
            cells = {i: [] for i in columns}
            while rows.next():
                for i in columns:
                    cells[i].append(rows.getString(i))
        finally:
            statement.close()
        return pandas.concat(
            [
                _series(cells[i], str(described.getColumnTypeName(i))).rename(str(described.getColumnName(i)))
                for i in columns
            ],
            axis=1,
        )


def _series(texts, sql_type):
    """A column's texts as DuckDB's package types them: decimals as floats, integers with gaps as floats."""
    values = [None if text is None else str(text) for text in texts]
    if sql_type.startswith("DECIMAL") or sql_type in ("DOUBLE", "FLOAT", "HUGEINT"):
        return pandas.Series(values, dtype="object").astype("float64")
    if sql_type.endswith("INT") or sql_type == "INTEGER":
        numbers = pandas.Series(values, dtype="object").astype("float64")
        return numbers if numbers.isna().any() else pandas.Series([int(v) for v in values], dtype="int64")
    if sql_type.startswith(("DATE", "TIMESTAMP")):
        return pandas.to_datetime(pandas.Series(values, dtype="object"))
    if sql_type == "BOOLEAN":
        truths = [None if v is None else v == "true" for v in values]
        return pandas.Series(truths, dtype="object" if None in truths else "bool")
    if sql_type in ("VARCHAR", "ENUM"):
        return pandas.Series(values, dtype="object")
    raise NotImplementedError(f"Cannot turn a column of {sql_type} into a series. Add the type here.")
