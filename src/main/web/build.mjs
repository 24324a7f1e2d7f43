// What Maven calls. `node build.mjs build` brings the packages and builds the portal into target/classes/static, unless
// nothing has changed since it last did; `node build.mjs check` lints and tests it.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const NEEDED_NODE = 20;
const web = dirname(fileURLToPath(import.meta.url));
const target = join(web, '..', '..', '..', 'target');

function run(command) {
  execSync(command, { cwd: web, stdio: 'inherit' });
}

function filesBelow(folder) {
  return readdirSync(folder)
    .filter((name) => name !== 'node_modules')
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(relative(web, path)).update('\0').update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Does the work unless it was done for the very same input, which the stamp remembers. */
function unlessDone(stamp, input, output, work) {
  if (existsSync(stamp) && existsSync(output) && readFileSync(stamp, 'utf8') === input) {
    return;
  }
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, input);
}

function bringPackages() {
  const modules = join(web, 'node_modules');
  unlessDone(
    join(modules, '.brought'),
    digest([join(web, 'package-lock.json')]),
    join(modules, '.package-lock.json'),
    () => run('npm ci --no-audit --no-fund'),
  );
}

const found = Number(process.versions.node.split('.')[0]);
if (found < NEEDED_NODE) {
  console.error(`The portal needs Node ${NEEDED_NODE} or newer to be built, found ${process.versions.node}.`);
  process.exit(1);
}
bringPackages();
switch (process.argv[2]) {
  case 'build':
    unlessDone(
      join(target, 'web', 'built'),
      digest(filesBelow(web)),
      join(target, 'classes', 'static', 'index.html'),
      () => run('npm run build'),
    );
    break;
  case 'check':
    run('npm run lint');
    run('npm test');
    break;
  default:
    console.error(`Unknown work '${process.argv[2]}', expected build or check.`);
    process.exit(1);
}
