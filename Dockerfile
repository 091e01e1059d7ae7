# syntax=docker/dockerfile:1
# Two stages: what builds is not what runs. No secret is baked in; everything comes from COACH_* at start.
FROM python:3.11-slim AS build
WORKDIR /src
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY app app
COPY graph graph
COPY guardrails guardrails
COPY evals evals
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --create-home --home-dir /data --uid 10001 coach
COPY --from=build /venv /venv
USER coach
WORKDIR /data
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 COACH_HOST=0.0.0.0 COACH_PORT=8000 COACH_DATA_DIR=/data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=3s --start-period=10s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health', timeout=2)"]
# Beyond loopback the server wants OIDC or COACH_SECRET, and says so when it has neither.
CMD ["coach", "serve"]
