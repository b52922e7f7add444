// node client.js URL FOLDER DOCS BATCH BYTES: pushes documents, asks once more, pulls them into a fresh database.
const [, , url, folder, docs, batch, bytes] = process.argv;
require('fs').mkdirSync(folder, { recursive: true });
const PouchDB = require('pouchdb').defaults({ prefix: folder + '/' });
const now = () => Number(process.hrtime.bigint()) / 1e9;
const text = '东村西路积水超过警戒线，已派应急分队前往处置。';
const made = (i) => {
  const doc = { _id: '019f' + String(i).padStart(28, '0'), seq: i + 1, event: 'E' + String(i / 6 | 0).padStart(8, '0'),
    hlc: 1780000000000 + i * 37, verb: 'note', schema: 1, text: '' };
  doc.text = text.repeat(9).slice(0, Math.max(0, (+bytes - JSON.stringify(doc).length) / 3 | 0));
  return doc;
};
(async () => {
  const near = new PouchDB('near'), far = url + '/r' + Date.now(), options = { batch_size: +batch, batches_limit: 10 };
  for (let i = 0; i < +docs; i += 1000) {
    const some = [];
    for (let j = i; j < Math.min(+docs, i + 1000); j++) some.push(made(j));
    await near.bulkDocs(some);
  }
  let begun = now();
  const pushed = await near.replicate.to(far, options);
  const push = pushed.docs_written / (now() - begun);
  begun = now();
  await near.replicate.to(far, options);
  const nothing = (now() - begun) * 1000;
  const fresh = new PouchDB('fresh');
  begun = now();
  const pulled = await fresh.replicate.from(far, options);
  const pull = pulled.docs_written / (now() - begun);
  console.log(JSON.stringify({ push, pull, nothing, pushed: pushed.docs_written, pulled: pulled.docs_written }));
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
