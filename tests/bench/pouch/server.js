// node server.js PORT FOLDER: express-pouchdb on leveldb.
const [, , port, folder] = process.argv;
require('fs').mkdirSync(folder, { recursive: true });
const express = require('express');
const PouchDB = require('pouchdb').defaults({ prefix: folder + '/' });
const app = express();
app.disable('etag');
app.use('/', require('express-pouchdb')(PouchDB, {
  mode: 'minimumForPouchDB', logPath: folder + '/log.txt', inMemoryConfig: true }));
app.listen(+port, '127.0.0.1', () => console.log('up'));
