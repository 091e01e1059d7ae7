"""A real OpenAI-compatible server (llama.cpp through xllamacpp) with a real small model, in a process of its own.

Run: `python tests/model/llama_server.py MODEL.gguf` on 127.0.0.1; prints its address and serves until SIGTERM.
SmolLM2 is here because it is real and small. It is no coach, and is presented to nobody as one.
"""

import signal
import sys
import threading

import xllamacpp

SLOTS = 2
CONTEXT = 8192  # for each slot; the model was trained with as much


def serve(gguf: str) -> None:
    params = xllamacpp.CommonParams()
    params.model.path = gguf
    params.model_alias = {"smollm2"}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_parallel = SLOTS
    params.n_ctx = SLOTS * CONTEXT
    params.cpuparams.n_threads = 2
    params.cpuparams_batch.n_threads = 2
    params.n_gpu_layers = 0
    params.ui = False
    params.verbosity = 0
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    while not over.wait(0.2):
        pass


if __name__ == "__main__":
    serve(sys.argv[1])
