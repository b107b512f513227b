"""Executes a notebook with the kernel of this Python and keeps what it showed.

usage: run_notebook.py NOTEBOOK FOLDER

Writes the executed notebook and each of its charts (chart-1.png ...) into FOLDER. A cell that fails ends
this with its traceback and exit code 1.
"""

import base64
import sys
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient


class ThisPython(AsyncKernelManager):
    """Starts this interpreter, whatever kernels are registered on the machine."""

    def format_kernel_cmd(self, extra_arguments=None):
        return [sys.executable, "-m", "ipykernel_launcher", "-f", self.connection_file]


def main(notebook, folder):
    nb = nbformat.read(notebook, as_version=4)
    NotebookClient(
        nb,
        kernel_manager_class=ThisPython,
        kernel_name="python3",
        timeout=300,
        resources={"metadata": {"path": str(notebook.parent)}},
    ).execute()
    nbformat.write(nb, folder / notebook.name)
    charts = 0
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                print(output.text, end="")
            image = output.get("data", {}).get("image/png")
            if image:
                charts += 1
                (folder / f"chart-{charts}.png").write_bytes(base64.b64decode(image))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
